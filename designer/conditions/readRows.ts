import { joinPointer } from '#core';
import { toJson, type Tree } from '#designer/edit';
import type { AnswerValue } from '#designer/form';
import type { AnswerRow, GroupRow, Mode, OpaqueRow, Operator, Row, Rows } from './Rows.ts';

/** A condition as rows; what they have no form for is an opaque row. Every condition can be read. */
export function readRows(condition: Tree): Rows {
  const list = listOf(condition);
  return list === undefined
    ? { mode: 'all', rows: [rowOf(condition)] }
    : { mode: list.mode, rows: list.items.map(rowOf) };
}

/** `{ "allOf": […] }` or `{ "anyOf": […] }` and nothing beside it. */
function listOf(tree: Tree): { readonly mode: Mode; readonly items: readonly Tree[] } | undefined {
  const [only] = membersOf(tree, 1);
  if (only?.tree.kind !== 'array' || only.tree.items.length === 0) return undefined;
  if (only.key !== 'allOf' && only.key !== 'anyOf') return undefined;
  return { mode: only.key === 'allOf' ? 'all' : 'any', items: only.tree.items };
}

function rowOf(tree: Tree): Row {
  const inner = negated(tree);
  const list = listOf(inner ?? tree);
  if (list === undefined) return simpleRowOf(tree);
  const { mode, items } = list;
  const group: GroupRow = {
    kind: 'group',
    mode,
    not: inner !== undefined,
    rows: items.map(simpleRowOf),
    tree,
  };
  return group;
}

function simpleRowOf(tree: Tree): AnswerRow | OpaqueRow {
  const inner = negated(tree);
  const found = answered(inner ?? tree);
  return found === undefined
    ? { kind: 'opaque', tree }
    : { ...found, kind: 'answer', not: inner !== undefined, tree };
}

function negated(tree: Tree): Tree | undefined {
  const [only] = membersOf(tree, 1);
  return only?.key === 'not' ? only.tree : undefined;
}

type Answered = Pick<AnswerRow, 'question' | 'operator' | 'values'>;

/** `{ "required": ["a"] }` or `{ "required": ["a"], "properties": { "a": … } }`, as deep as the question is. */
function answered(tree: Tree): Answered | undefined {
  const required = membersOf(tree).find(({ key }) => key === 'required')?.tree;
  const name =
    required?.kind === 'array' && required.items.length === 1 ? scalarOf(required.items[0]) : undefined;
  if (typeof name !== 'string') return undefined;
  const step = joinPointer(['properties', name]);
  if (membersOf(tree).length === 1) return { question: step, operator: 'filled', values: [] };
  const [property] = membersOf(membersOf(tree, 2).find(({ key }) => key === 'properties')?.tree, 1);
  if (property?.key !== name) return undefined;
  const compared = comparedBy(property.tree);
  if (compared !== undefined) return { question: step, ...compared };
  const below = answered(property.tree);
  return below && { ...below, question: step + below.question };
}

const LIMITS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
] as const satisfies readonly Operator[];

function comparedBy(tree: Tree): Pick<AnswerRow, 'operator' | 'values'> | undefined {
  const [only] = membersOf(tree, 1);
  if (only === undefined) return undefined;
  const limit = LIMITS.find((one) => one === only.key);
  const number = scalarOf(only.tree);
  if (limit !== undefined)
    return typeof number === 'number' ? { operator: limit, values: [number] } : undefined;
  if (only.key !== 'contains') {
    const values = valuesOf(tree);
    return values && { operator: 'oneOf', values };
  }
  const values = valuesOf(only.tree);
  return values && { operator: 'has', values };
}

/** Of `{ "const": … }` or `{ "enum": […] }`. */
function valuesOf(tree: Tree): readonly AnswerValue[] | undefined {
  const [only] = membersOf(tree, 1);
  if (only?.key !== 'const' && only?.key !== 'enum') return undefined;
  const items = only.key === 'const' ? [only.tree] : only.tree.kind === 'array' ? only.tree.items : [];
  const values = items.map(scalarOf).filter((value) => value !== undefined);
  return values.length > 0 && values.length === items.length ? values : undefined;
}

/** The members of an object; none when there are more or fewer than wanted. */
function membersOf(tree: Tree | undefined, count?: number): Extract<Tree, { kind: 'object' }>['members'] {
  if (tree?.kind !== 'object') return [];
  return count === undefined || tree.members.length === count ? tree.members : [];
}

function scalarOf(tree: Tree | undefined): AnswerValue | undefined {
  const value = tree?.kind === 'scalar' ? toJson(tree) : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}
