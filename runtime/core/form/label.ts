import { type JsonObject, joinPointer, type Language, own, type Pointer, splitPointer } from '#core/base';
import { schemaAt } from './schemaAt.ts';
import { isChinese } from '#core/kinds';

/**
 * What a sentence calls a place in the data: `“联系电话”`, in a list with its number `“家庭成员”第 2 项的“姓名”`.
 * The whole form goes by its own title.
 */
export function labelOf(schema: JsonObject, pointer: Pointer, language: Language): string {
  const tokens = splitPointer(pointer);
  let list = -1;
  for (const [index, token] of tokens.entries()) if (isItem(schema, tokens, index, token)) list = index;
  if (list < 0) return quoted(schema, pointer, language);
  const entry = entryWords(
    quoted(schema, joinPointer(tokens.slice(0, list)), language),
    Number(tokens[list]) + 1,
    language,
  );
  if (list === tokens.length - 1) return entry;
  const field = quoted(schema, pointer, language);
  return isChinese(language) ? `${entry}的${field}` : `${field} of ${entry}`;
}

/** A digit may also be the name of a property. */
function isItem(schema: JsonObject, tokens: readonly string[], index: number, token: string): boolean {
  if (!/^[0-9]+$/.test(token)) return false;
  return own(schemaAt(schema, joinPointer(tokens.slice(0, index))) ?? {}, 'items') !== undefined;
}

function entryWords(list: string, number: number, language: Language): string {
  return isChinese(language) ? `${list}第 ${String(number)} 项` : `entry ${String(number)} of ${list}`;
}

function quoted(schema: JsonObject, pointer: Pointer, language: Language): string {
  const title = own(schemaAt(schema, pointer) ?? {}, 'title');
  const name = typeof title === 'string' ? title : (splitPointer(pointer).at(-1) ?? '');
  if (name === '') return isChinese(language) ? '这张表' : 'this form';
  return isChinese(language) ? `“${name}”` : `"${name}"`;
}
