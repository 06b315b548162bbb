import { joinPointer, type JsonValue, type Pointer } from '#core/base';
import { callOf, EVERY, type Expression, placeOfField } from '#core/calc';

/** A condition inside an expression. */
export interface ConditionIn {
  readonly condition: JsonValue;
  /** The place of what it is asked about. */
  readonly about: readonly string[];
  /** In the expression. */
  readonly pointer: Pointer;
}

/** Every condition of `if` and `count`, in document order. What `count` asks of a list that is no field is not looked into. */
export function conditionsIn(
  expression: Expression,
  group: readonly string[],
  pointer: Pointer = '',
): readonly ConditionIn[] {
  const call = callOf(expression);
  if (call === undefined || call.name === 'field') return [];
  const { name, args } = call;
  const place = (index: number): Pointer => pointer + joinPointer([name, index]);
  const asked = name === 'if' ? 0 : name === 'count' ? 1 : -1;
  return args.flatMap((arg, index): readonly ConditionIn[] => {
    if (index !== asked) return conditionsIn(arg, group, place(index));
    const about = name === 'if' ? group : entriesOf(args[0] ?? null, group);
    return about === undefined ? [] : [{ condition: arg, about, pointer: place(index) }];
  });
}

function entriesOf(list: Expression, group: readonly string[]): readonly string[] | undefined {
  const call = callOf(list);
  const place = call?.name === 'field' ? placeOfField(call.args[0]) : undefined;
  if (place === undefined) return undefined;
  const steps = place.from === 'here' ? [...group, ...place.steps] : place.steps;
  return steps.at(-1) === EVERY ? steps : [...steps, EVERY];
}
