import { splitPointer, type JsonObject, type JsonValue } from '#core';
import { fromJson, type Tree } from '#designer/edit';
import type { AnswerRow, GroupRow, Mode, Row, Rows } from './Rows.ts';

/** Rows as a condition; undefined when there are none. A row that was not changed is written as it was. */
export function writeRows({ mode, rows }: Rows): Tree | undefined {
  const [first, ...others] = rows;
  if (first === undefined) return undefined;
  return others.length === 0 && !isBareList(first) ? treeOf(first) : listTree(mode, rows.map(treeOf));
}

/** What would be read as the rows of the whole condition stands inside a list, so that it is still a group when it is read again. */
function isBareList(row: Row): boolean {
  return row.kind === 'group' && !row.not;
}

function treeOf(row: Row): Tree {
  switch (row.kind) {
    case 'opaque':
      return row.tree;
    case 'answer':
      return row.tree ?? answerTree(row);
    case 'group':
      return row.tree ?? groupTree(row);
  }
}

function groupTree({ mode, not, rows }: GroupRow): Tree {
  const tree = listTree(mode, rows.map(treeOf));
  return not ? negation(tree) : tree;
}

function listTree(mode: Mode, items: readonly Tree[]): Tree {
  const key = mode === 'all' ? 'allOf' : 'anyOf';
  return { kind: 'object', members: [{ key, tree: { kind: 'array', items } }] };
}

function negation(tree: Tree): Tree {
  return { kind: 'object', members: [{ key: 'not', tree }] };
}

/** With `required` at every step: a question that was not answered fulfils no comparison. */
function answerTree(row: AnswerRow): Tree {
  const names = splitPointer(row.question).filter((_token, index) => index % 2 === 1);
  const last = names.at(-1) ?? '';
  const compared = comparison(row);
  const leaf: JsonObject =
    compared === undefined ? { required: [last] } : { required: [last], properties: { [last]: compared } };
  const condition = names
    .slice(0, -1)
    .reduceRight<JsonObject>((inner, name) => ({ required: [name], properties: { [name]: inner } }), leaf);
  const tree = fromJson(condition);
  return row.not ? negation(tree) : tree;
}

function comparison({ operator, values }: AnswerRow): JsonObject | undefined {
  const [first = ''] = values;
  const one: JsonObject = values.length === 1 ? { const: first } : { enum: [...values] as JsonValue[] };
  if (operator === 'filled') return undefined;
  if (operator === 'oneOf') return one;
  return operator === 'has' ? { contains: one } : { [operator]: first };
}
