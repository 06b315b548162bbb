import { joinPointer, type JsonValue, own, type Pointer } from '#core/base';
import {
  type Call,
  callOf,
  DEEPEST,
  type Expression,
  type FieldPlace,
  MOST_PARTS,
  placeOfField,
} from './Expression.ts';
import { type Kind, type Signature, SIGNATURES } from './signatures.ts';

/** The kind of what a place or a part of an expression gives. */
export interface Kinded {
  readonly kind: Kind | 'any';
  readonly list: boolean;
}

/** What is around the expression: the form's fields and the code tables. */
export interface Surroundings {
  /** What a place holds; undefined when the form has no such place. */
  readonly kindAt: (place: FieldPlace) => Kinded | undefined;
  /** The names in the facts of a table with their kinds; undefined when there is no such table. */
  readonly factsOf: (table: string) => Readonly<Record<string, Kind>> | undefined;
  /** Whether the field is in an entry of a list. */
  readonly inEntry: boolean;
}

/** One fault of an expression, with what its sentence needs. */
export interface ExpressionProblem {
  readonly code:
    | 'malformed'
    | 'too-large'
    | 'function'
    | 'arguments'
    | 'field'
    | 'list-in-entry'
    | 'kind'
    | 'table'
    | 'fact';
  /** In the expression. */
  readonly pointer: Pointer;
  /** The name that is wrong, or the function whose argument is. */
  readonly name: string;
  readonly wanted?: string;
  readonly found?: Kinded;
}

export interface Checked {
  readonly problems: readonly ExpressionProblem[];
  /** Of the whole; `any` where a fault keeps it from being known. */
  readonly gives: Kinded;
}

const ANY: Kinded = { kind: 'any', list: false };

interface Walk {
  readonly around: Surroundings;
  readonly problems: ExpressionProblem[];
  parts: number;
}

/** Everything wrong about an expression that can be seen without data, and what kind of value it gives (SPEC X5). */
export function expressionProblems(expression: Expression, around: Surroundings): Checked {
  const walk: Walk = { around, problems: [], parts: 0 };
  const gives = kindOf(expression, '', 0, walk);
  return { problems: walk.problems, gives };
}

function report(walk: Walk, problem: ExpressionProblem): Kinded {
  // A tree that is too large is one fault, however many parts are beyond.
  if (problem.code !== 'too-large' || !walk.problems.some(({ code }) => code === 'too-large'))
    walk.problems.push(problem);
  return ANY;
}

function kindOf(expression: Expression, pointer: Pointer, depth: number, walk: Walk): Kinded {
  walk.parts += 1;
  if (depth > DEEPEST || walk.parts > MOST_PARTS)
    return report(walk, { code: 'too-large', pointer, name: '' });
  if (typeof expression === 'number') return { kind: 'number', list: false };
  if (typeof expression === 'boolean') return { kind: 'flag', list: false };
  if (typeof expression === 'string')
    return { kind: /^\d{4}-\d\d-\d\d$/.test(expression) ? 'date' : 'text', list: false };
  const call = callOf(expression);
  if (call === undefined) return report(walk, { code: 'malformed', pointer, name: '' });
  const here = pointer + joinPointer([call.name]);
  if (call.name === 'field') return kindOfField(call, here, walk);
  const signature = own<Signature>(SIGNATURES, call.name);
  if (signature === undefined) return report(walk, { code: 'function', pointer: here, name: call.name });
  if (call.args.length < signature.least || call.args.length > signature.most)
    return report(walk, { code: 'arguments', pointer: here, name: call.name });
  return kindOfCall(call, signature, here, depth, walk);
}

function kindOfField({ args }: Call, pointer: Pointer, walk: Walk): Kinded {
  const [written] = args;
  const place = placeOfField(written);
  if (place === undefined) return report(walk, { code: 'malformed', pointer, name: '' });
  const kind = walk.around.kindAt(place);
  const name = typeof written === 'string' ? written : '';
  if (kind === undefined) return report(walk, { code: 'field', pointer, name });
  if (kind.list && walk.around.inEntry && place.from === 'record')
    return report(walk, { code: 'list-in-entry', pointer, name });
  return kind;
}

function kindOfCall(
  { name, args }: Call,
  signature: Signature,
  pointer: Pointer,
  depth: number,
  walk: Walk,
): Kinded {
  const kinds: Kinded[] = [];
  args.forEach((arg, index) => {
    const wanted = signature.args[Math.min(index, signature.args.length - 1)] ?? 'any';
    const here = pointer + joinPointer([index]);
    if (wanted === 'condition') return;
    if (wanted === 'table' || wanted === 'fact') {
      checkName(wanted, arg, args, here, walk);
      return;
    }
    const found = kindOf(arg, here, depth + 1, walk);
    const fits = (signature.lists || !found.list) && fitsKind(wanted, found);
    if (!fits) report(walk, { code: 'kind', pointer: here, name, wanted, found });
    kinds.push(found);
  });
  if (name === 'band' && !['number', 'any'].includes(factKind(args, walk)))
    report(walk, {
      code: 'fact',
      pointer: pointer + joinPointer([2]),
      name: typeof args[2] === 'string' ? args[2] : '',
    });
  if (signature.gives === 'same') return common(kinds, { name, pointer, walk });
  if (signature.gives === 'fact') return { kind: factKind(args, walk), list: false };
  return { kind: signature.gives, list: false };
}

function fitsKind(wanted: string, { kind }: Kinded): boolean {
  if (kind === 'any' || wanted === 'list') return true;
  if (wanted === 'any') return kind !== 'group';
  if (wanted === 'text') return kind === 'text' || kind === 'date';
  if (wanted === 'date-or-id') return kind === 'date' || kind === 'text';
  if (wanted === 'number-or-date') return kind === 'number' || kind === 'date';
  return kind === wanted;
}

/** `if` and its like give one kind of value whichever way they go. */
function common(
  kinds: readonly Kinded[],
  { name, pointer, walk }: { name: string; pointer: Pointer; walk: Walk },
): Kinded {
  const known = kinds.filter(({ kind }) => kind !== 'any');
  const [first = ANY, ...others] = known;
  if (others.every(({ kind }) => kind === first.kind)) return { kind: first.kind, list: false };
  if (known.every(({ kind }) => kind === 'text' || kind === 'date')) return { kind: 'text', list: false };
  const other = others.find(({ kind }) => kind !== first.kind) ?? first;
  return report(walk, { code: 'kind', pointer, name, wanted: first.kind, found: other });
}

function checkName(
  wanted: 'table' | 'fact',
  arg: JsonValue,
  args: readonly JsonValue[],
  pointer: Pointer,
  walk: Walk,
): void {
  const name = typeof arg === 'string' ? arg : '';
  const table = typeof args[1] === 'string' ? args[1] : '';
  const facts = walk.around.factsOf(table);
  if (wanted === 'table' && facts === undefined) report(walk, { code: 'table', pointer, name });
  if (wanted === 'fact' && facts !== undefined && own(facts, name) === undefined)
    report(walk, { code: 'fact', pointer, name });
}

function factKind([, table, fact]: readonly JsonValue[], walk: Walk): Kind | 'any' {
  const facts = typeof table === 'string' ? walk.around.factsOf(table) : undefined;
  return (facts !== undefined && typeof fact === 'string' ? own(facts, fact) : undefined) ?? 'any';
}
