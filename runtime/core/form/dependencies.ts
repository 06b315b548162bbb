import {
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  own,
  type Pointer,
  splitPointer,
} from '#core/base';
import { type Condition, readsOf, touches } from '#core/condition';
import { subschemasOf } from '#core/model';

/** Conditions that decide which questions one part of a form asks. */
export interface Asking {
  /** The part, in the data; `-` in it stands for any item of a list, or the item's index once it is known. */
  readonly pointer: Pointer;
  /** Each is asked about the part as a whole. */
  readonly conditions: readonly Condition[];
  /** Something decides here that is not a condition of the closed language: any change in the part may change it. */
  readonly open: boolean;
}

/** Of one schema, made once. */
export interface Dependencies {
  /** Every part whose questions depend on answers. */
  readonly all: readonly Asking[];
  /**
   * The parts whose questions may change when the value at `place` changes, with the conditions that see it. `place` is
   * the outermost place that appears, disappears or changes. Empty for almost every key.
   */
  readonly affectedBy: (place: Pointer) => readonly Asking[];
}

const made = new WeakMap<JsonObject, Dependencies>();

/** Which answers decide about which questions (SPEC F6). `schema` has its references followed. */
export function dependenciesOf(schema: JsonObject): Dependencies {
  const known = made.get(schema);
  if (known !== undefined) return known;
  const all: Asking[] = [];
  collect(schema, '', all);
  const seen = all.map((asking) => ({
    asking,
    conditions: asking.conditions.map((condition) => ({ condition, reads: readsOf(condition) })),
  }));
  const dependencies: Dependencies = {
    all,
    affectedBy: (place) =>
      seen.flatMap(({ asking, conditions }) => {
        if (!touches(place, asking.pointer)) return [];
        const asked = asking.open
          ? asking.conditions
          : conditions
              .filter(({ reads }) => reads.some((read) => touches(place, asking.pointer + read)))
              .map(({ condition }) => condition);
        if (asked.length === 0 && !asking.open) return [];
        return [{ pointer: located(asking.pointer, place), conditions: asked, open: asking.open }];
      }),
  };
  made.set(schema, dependencies);
  return dependencies;
}

/** `/members/-` becomes `/members/3` for a change in the third; where the change is above, it stays. */
function located(pointer: Pointer, place: Pointer): Pointer {
  const tokens = splitPointer(place);
  return joinPointer(
    splitPointer(pointer).map((token, step) => (token === '-' ? (tokens[step] ?? '-') : token)),
  );
}

function collect(schema: JsonObject, pointer: Pointer, into: Asking[]): void {
  const conditions: Condition[] = [];
  const inside: (readonly [Pointer, JsonObject])[] = [];
  const open = gather(schema, conditions, inside);
  if (conditions.length > 0 || open) into.push({ pointer, conditions, open });
  for (const [step, child] of inside) collect(child, pointer + step, into);
}

/** Takes in what the schema and all that adds to it in place ask and hold; whether something else than `if` decides. */
function gather(
  schema: JsonObject,
  conditions: Condition[],
  inside: (readonly [Pointer, JsonObject])[],
): boolean {
  const question = own(schema, 'if');
  if (typeof question === 'boolean' || isObject(question)) conditions.push(question);
  let open = DECIDING.some((keyword) => own(schema, keyword) !== undefined) || hasBranches(schema);
  for (const sub of subschemasOf(schema)) {
    if (!isObject(sub.schema)) continue;
    if (sub.holding === 'in-place') {
      if (gather(sub.schema, conditions, inside)) open = true;
    } else if (sub.holding === 'inside') {
      const [keyword, name] = sub.path;
      if (keyword === 'properties') inside.push([joinPointer([String(name)]), sub.schema]);
      else if (keyword === 'items') inside.push(['/-', sub.schema]);
      else inside.push(['/-', sub.schema]);
    }
  }
  return open;
}

/** Keywords by which RJSF chooses questions and that the language of conditions does not have. */
const DECIDING = ['dependencies', 'dependentSchemas', 'patternProperties', '$ref'] as const;

/** Alternatives that are more than a list of values to choose from. */
function hasBranches(schema: JsonObject): boolean {
  return ['anyOf', 'oneOf'].some((keyword) => {
    const branches = own(schema, keyword);
    return Array.isArray(branches) && !(branches as readonly JsonValue[]).every(isValue);
  });
}

function isValue(branch: JsonValue): boolean {
  return isObject(branch) && own(branch, 'const') !== undefined;
}
