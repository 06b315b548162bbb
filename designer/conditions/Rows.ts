import type { Pointer } from '#core';
import type { Tree } from '#designer/edit';
import type { AnswerValue } from '#designer/form';

/** How a row compares the answer. `oneOf`: it is one of the values; `has`: one of them is among the answers of a question that takes several. */
export type Operator =
  'filled' | 'oneOf' | 'has' | 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum';

/** One question and what its answer must be. */
export interface AnswerRow {
  readonly kind: 'answer';
  /** The place of the question in the schema, from the holder of the condition. */
  readonly question: Pointer;
  readonly operator: Operator;
  /** One for a limit, any number for `oneOf` and `has`, none for `filled`. */
  readonly values: readonly AnswerValue[];
  readonly not: boolean;
  /** As it is written, as long as nothing about the row changed. */
  readonly tree?: Tree;
}

/** What rows have no form for: it stays as it is to the byte, and can only be moved or removed. */
export interface OpaqueRow {
  readonly kind: 'opaque';
  readonly tree: Tree;
}

/** Rows inside a row, one level deep. */
export interface GroupRow {
  readonly kind: 'group';
  readonly mode: Mode;
  readonly not: boolean;
  readonly rows: readonly (AnswerRow | OpaqueRow)[];
  readonly tree?: Tree;
}

/** Whether every row has to hold or any one of them. */
export type Mode = 'all' | 'any';
export type Row = AnswerRow | GroupRow | OpaqueRow;

export interface Rows {
  readonly mode: Mode;
  readonly rows: readonly Row[];
}

/** Whether every row says all that it needs: an answer to compare with, a row in each group. */
export function isWhole({ rows }: Rows): boolean {
  return rows.every((row) =>
    row.kind === 'group' ? row.rows.length > 0 && row.rows.every(isComplete) : isComplete(row),
  );
}

function isComplete(row: AnswerRow | OpaqueRow): boolean {
  return row.kind === 'opaque' || row.operator === 'filled' || row.values.length > 0;
}
