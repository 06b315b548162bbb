import { type JsonObject, own } from '#core/base';
import type { Keyword } from '../Rule.ts';
import { arrayKeywords } from './arrays.ts';
import { logicKeywords } from './logic.ts';
import { numberKeywords } from './numbers.ts';
import { objectKeywords } from './objects.ts';
import { textKeywords } from './texts.ts';
import { valueKeywords } from './values.ts';

export { both } from './logic.ts';

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  ...valueKeywords,
  ...numberKeywords,
  ...textKeywords,
  ...arrayKeywords,
  ...objectKeywords,
  ...logicKeywords,
};

/** Words for people and tools; they decide nothing. */
const ANNOTATIONS: readonly string[] = [
  'title',
  'description',
  'default',
  'examples',
  '$comment',
  '$schema',
  '$id',
  'readOnly',
  'writeOnly',
  'deprecated',
];

export function findKeyword(name: string): Keyword | undefined {
  return Object.prototype.hasOwnProperty.call(KEYWORDS, name) ? KEYWORDS[name] : undefined;
}

export function isAnnotation(name: string): boolean {
  return name.startsWith('x-') || ANNOTATIONS.includes(name);
}

/** The keywords of a schema that decide something, with their values. */
export function keywordsOf(
  schema: JsonObject,
): readonly { readonly name: string; readonly keyword: Keyword }[] {
  const found: { name: string; keyword: Keyword }[] = [];
  for (const name of Object.keys(schema)) {
    const keyword = own(schema, name) === undefined ? undefined : findKeyword(name);
    if (keyword !== undefined) found.push({ name, keyword });
  }
  return found;
}
