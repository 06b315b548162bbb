import { isObject, joinPointer, type JsonValue, type Pointer } from '#core/base';

/** Keywords whose string is shown to people. A Text says it in every language by itself. */
const SCHEMA_WORDS: readonly string[] = ['title', 'description', 'x-unit', 'purpose'];
const UI_WORDS: readonly string[] = [
  'ui:title',
  'ui:description',
  'ui:help',
  'ui:placeholder',
  'title',
  'description',
  'help',
  'placeholder',
];

/** Keywords that hold data, not words. */
const VALUES: readonly string[] = ['const', 'enum', 'default', 'examples'];

/** What is said of words in another language: the place in the schema, or `ui:` and the place in the layout. */
type WordsKey = string;

/**
 * The words of a form in the kit's first language that people read, by the key under which `i18n/<language>.json` has them in
 * another one. Empty texts need no translation and are left out.
 */
export function formWords(schema: JsonValue, ui: JsonValue): ReadonlyMap<WordsKey, string> {
  return new Map([...wordsOf(schema, SCHEMA_WORDS, ''), ...wordsOf(ui, UI_WORDS, 'ui:')]);
}

function wordsOf(
  value: JsonValue,
  keywords: readonly string[],
  pointer: string,
): readonly (readonly [Pointer, string])[] {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((item, index) =>
      wordsOf(item, keywords, pointer + joinPointer([index])),
    );
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]): readonly (readonly [Pointer, string])[] => {
    if (VALUES.includes(key)) return [];
    const place = pointer + joinPointer([key]);
    if (typeof part === 'string') return keywords.includes(key) && part !== '' ? [[place, part]] : [];
    return wordsOf(part, keywords, place);
  });
}
