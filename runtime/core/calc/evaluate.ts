import type { JsonObject, JsonValue } from '#core/base';
import type { Around } from './Around.ts';
import { compile } from './compile.ts';
import type { Expression } from './Expression.ts';

/** What an expression gives over a record; undefined where nothing follows. Never throws. */
export function evaluate(expression: Expression, record: JsonObject, around: Around): JsonValue | undefined {
  return compile(expression)({ record, here: record, inEntry: false, around });
}
