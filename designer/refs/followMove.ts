import type { JsonValue, Pointer } from '#core';
import { isObject, joinPointer, splitPointer } from '#core';
import type { Change, Draft, FileEdit } from '#designer/edit';
import { applyChange, findTree, findValue, fromJson, textsOf } from '#designer/edit';
import { indexMentions, spotKey } from './indexMentions.ts';
import type { Mention } from './Mention.ts';
import { movedCondition, type Route } from './movedCondition.ts';
import { movedPointer } from './movedPointer.ts';
import { behind, spliced } from './rewrite.ts';
import { keyOf } from './Thing.ts';
import { readTown } from './Town.ts';

interface Followed {
  readonly change: Change;
  /** Places that cannot follow: they are listed as problems once the field has moved. */
  readonly left: readonly Mention[];
}

/** Where a field goes, both as places of the data. */
interface FieldMove {
  readonly form: string;
  readonly from: Pointer;
  readonly to: Pointer;
}

/**
 * What has to be written elsewhere so that every place that speaks of a field, and of what lies in it, goes on doing so when it moves to
 * another section: calculations, checks, what an act's form begins with, flows, lists, scenarios and templates. The schema's own
 * order, its required names and its rules of what is asked when, the layout and the words are left to whoever moves the field itself.
 */
export function followMove(draft: Draft, move: FieldMove): Followed {
  const { form, from } = move;
  const { mentions } = indexMentions(draft);
  const found = mentions.get(keyOf({ kind: 'field', form, pointer: from })) ?? [];
  const places = [...new Map(found.map((one) => [spotKey(one), one])).values()];
  const follows = places.filter((one) => !isOfForm(form, one));
  const edits: FileEdit[] = [];
  const left: Mention[] = [];
  let current = draft;
  const apply = (change: Change | undefined, ...of: readonly Mention[]): void => {
    const changed = change && applyChange(current, change);
    if (changed?.status !== 'changed') {
      left.push(...of);
      return;
    }
    current = changed.draft;
    edits.push(...(change ?? []));
  };
  const own = ownCalculation(draft, move);
  if (own.length > 0) apply(own);
  for (const [file, inFile] of grouped(follows.filter(isInText), ({ file }) => file))
    apply(templateEdit(current, file, inFile, move, left));
  const inJson = follows.filter((one) => !isInText(one));
  for (const one of inJson.filter(({ unit }) => unit.kind !== 'condition'))
    apply(isPointer(one) ? pointerEdit(current, one, move) : dataEdit(current, one, move), one);
  const conditions = inJson.filter(({ unit }) => unit.kind === 'condition');
  for (const [, list] of grouped(conditions, ({ file, unit }) => `${file} ${JSON.stringify(unit)}`))
    apply(conditionEdit(current, list, move), ...list);
  return { change: edits, left };
}

/** What goes with the field itself. */
function isOfForm(form: string, { file, role, spot }: Mention): boolean {
  if (role === 'defined') return true;
  if (!file.startsWith(`forms/${form}/`)) return false;
  return !('pointer' in spot) || !/\/x-(?:calc|checks)\//.test(spot.pointer);
}

const isInText = ({ spot }: Mention): boolean => spot.at === 'text';
const isPointer = ({ spot }: Mention): boolean => 'style' in spot && spot.style === 'pointer';

function grouped<One>(list: readonly One[], keyOfOne: (one: One) => string): ReadonlyMap<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of list) groups.set(keyOfOne(one), [...(groups.get(keyOfOne(one)) ?? []), one]);
  return groups;
}

/** What the field itself is calculated from stays where it is: `./…` is named from the record. In a list that is not possible. */
function ownCalculation(draft: Draft, { form, from, to }: FieldMove): Change {
  const group = from.slice(0, from.lastIndexOf('/'));
  const isSame = to.slice(0, to.lastIndexOf('/')) === group;
  const file = `forms/${form}/form.schema.json`;
  if (isSame || splitPointer(group).includes('-')) return [];
  const { beyond = [] } = readTown(draft).forms.get(form) ?? {};
  return beyond
    .filter(({ keyword, data }) => keyword === 'x-calc' && data === from)
    .flatMap(({ source, value }) => herePlaces(value, source))
    .map(({ pointer, text }) => ({
      file,
      operations: [{ op: 'replace', path: pointer, value: fromJson(group + text.slice(1)) }],
    }));
}

function herePlaces(
  value: JsonValue,
  pointer: Pointer,
): readonly { readonly pointer: Pointer; readonly text: string }[] {
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((one, index) =>
      herePlaces(one, pointer + joinPointer([index])),
    );
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const place = pointer + joinPointer([key]);
    return key === 'field' && typeof part === 'string' && part.startsWith('./')
      ? [{ pointer: place, text: part }]
      : herePlaces(part, place);
  });
}

/** A text or a key that is a pointer into the data. */
function pointerEdit(draft: Draft, { file, spot }: Mention, move: FieldMove): Change | undefined {
  if ((spot.at !== 'value' && spot.at !== 'key') || spot.range === undefined) return undefined;
  const tokens = splitPointer(spot.pointer);
  const key = tokens.at(-1) ?? '';
  const text = spot.at === 'key' ? key : findValue(draft, file, spot.pointer);
  const moved = typeof text === 'string' ? movedPointer(text, spot.range.to, move) : undefined;
  if (moved === undefined) return undefined;
  if (spot.at === 'value')
    return [{ file, operations: [{ op: 'replace', path: spot.pointer, value: fromJson(moved) }] }];
  const above = tokens.slice(0, -1);
  const parent = findTree(draft, file, joinPointer(above));
  if (parent?.kind !== 'object' || parent.members.some((one) => one.key === moved)) return undefined;
  const path = joinPointer([...above, moved]);
  return [{ file, operations: [{ op: 'move', from: spot.pointer, path, ...behind(parent, key) }] }];
}

/** Data of a form, as a scenario has it: the value moves. */
function dataEdit(draft: Draft, { file, spot }: Mention, move: FieldMove): Change | undefined {
  const ways = waysOf(move);
  if (spot.at !== 'key' || ways === undefined) return undefined;
  const base = splitPointer(spot.pointer).slice(0, -ways.from.length);
  const value = findTree(draft, file, spot.pointer);
  if (value === undefined || joinPointer([...base, ...ways.from]) !== spot.pointer) return undefined;
  const operations: FileEdit[] = [{ file, operations: [{ op: 'remove', path: spot.pointer }] }];
  for (let depth = 1; depth < ways.to.length; depth += 1) {
    const path = joinPointer([...base, ...ways.to.slice(0, depth)]);
    if (findTree(draft, file, path) === undefined)
      operations.push({ file, operations: [{ op: 'add', path, value: { kind: 'object', members: [] } }] });
  }
  const path = joinPointer([...base, ...ways.to]);
  return [...operations, { file, operations: [{ op: 'add', path, value }] }];
}

/** A condition is asked of the other place as a whole. */
function conditionEdit(draft: Draft, mentions: readonly Mention[], move: FieldMove): Change | undefined {
  const [first] = mentions;
  if (first === undefined || !('pointer' in first.unit)) return undefined;
  const { file, unit } = first;
  let tree = findTree(draft, file, unit.pointer);
  for (const root of new Map(
    mentions.flatMap(({ spot }) => {
      const steps = 'pointer' in spot ? stepsAsked(draft, file, spot.pointer, unit.pointer) : [];
      const found = rootOf(steps, move);
      return found === undefined ? [] : [[JSON.stringify(found), found] as const];
    }),
  ).values())
    tree = tree && movedCondition(tree, root.way, root.route);
  const isAll = mentions.every(({ spot }) => {
    return (
      'pointer' in spot && rootOf(stepsAsked(draft, file, spot.pointer, unit.pointer), move) !== undefined
    );
  });
  return tree !== undefined && isAll
    ? [{ file, operations: [{ op: 'replace', path: unit.pointer, value: tree }] }]
    : undefined;
}

/** `/properties/record/required/0` of a condition → the names that lead there. */
function stepsAsked(draft: Draft, file: string, pointer: Pointer, condition: Pointer): readonly string[] {
  const tokens = splitPointer(pointer.slice(condition.length));
  const steps: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === 'properties') {
      at += 1;
      steps.push(tokens[at] ?? '');
    } else if (token === 'items' || token === 'contains') steps.push('-');
    else if (token === 'required') {
      const name = findValue(draft, file, pointer);
      steps.push(typeof name === 'string' ? name : '');
      break;
    }
  }
  return steps;
}

/** The object that both places lie in, from the condition's scope; undefined where the condition cannot see the other place. */
function rootOf(
  steps: readonly string[],
  { from, to }: FieldMove,
): { readonly way: readonly string[]; readonly route: Route } | undefined {
  const [old, next] = [splitPointer(from), splitPointer(to)];
  const common = commonOf(old, next);
  let known = 0;
  while (known < Math.min(old.length, steps.length) && old.at(-1 - known) === steps.at(-1 - known))
    known += 1;
  // The condition is asked about a group that only one of the two places lies in.
  if (old.length - known > common) return undefined;
  const route = { from: old.slice(common), to: next.slice(common) };
  if ([...route.from, ...route.to].includes('-')) return undefined;
  return { way: steps.slice(0, steps.length - route.from.length), route };
}

function commonOf(one: readonly string[], other: readonly string[]): number {
  let at = 0;
  while (at < Math.min(one.length, other.length) - 1 && one[at] === other[at]) at += 1;
  return at;
}

/** The names from the object that both places lie in; undefined where one of them is in a list and the other is not. */
function waysOf({ from, to }: Pick<FieldMove, 'from' | 'to'>): Route | undefined {
  const [old, next] = [splitPointer(from), splitPointer(to)];
  const common = commonOf(old, next);
  const route = { from: old.slice(common), to: next.slice(common) };
  return [...route.from, ...route.to].includes('-') ? undefined : route;
}

/** Pointers and paths of a template, all at once. */
function templateEdit(
  draft: Draft,
  file: string,
  mentions: readonly Mention[],
  move: FieldMove,
  left: Mention[],
): Change {
  const source = textsOf(draft).get(file) ?? '';
  const parts = mentions.flatMap((one) => {
    const part = templatePart(source, one, move);
    if (part === undefined) left.push(one);
    return part ?? [];
  });
  return parts.length === 0 ? [] : [{ file, from: source, to: spliced(source, parts) }];
}

function templatePart(
  source: string,
  { spot }: Mention,
  move: FieldMove,
): Parameters<typeof spliced>[1][number] | undefined {
  if (spot.at !== 'text') return undefined;
  const { range, style } = spot;
  if (style === 'pointer') {
    const begin = Math.max(source.lastIndexOf('"', range.from), source.lastIndexOf("'", range.from)) + 1;
    const word = source.slice(begin, range.to);
    const moved = movedPointer(word, word.length, move);
    return moved === undefined ? undefined : { range: { from: begin, to: range.to }, text: moved };
  }
  const ways = waysOf(move);
  if (ways === undefined || ways.to.some((name) => !/^[\p{L}\w-]+$/u.test(name))) return undefined;
  const before = ways.from
    .slice(0, -1)
    .map((name) => `${name}.`)
    .join('');
  const from = range.from - before.length;
  if (source.slice(from, range.from) !== before) return undefined;
  return { range: { from, to: range.to }, text: ways.to.join('.') };
}
