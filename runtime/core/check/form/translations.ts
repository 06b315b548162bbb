/** Prevents: a form that is half Chinese for those who read it in another language, and translations of nothing. */
import { isObject, joinPointer, type JsonValue, own, type Pointer } from '#core/base';
import { hintFor } from '#core/model';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';

export const translations: FormCheck = ({ kit, form, schemaFile, uiFile }) => {
  const words = new Map([...wordsOf(form.source, SCHEMA_WORDS, ''), ...wordsOf(form.ui, UI_WORDS, 'ui:')]);
  const [, ...others] = kit.languages;
  return others.flatMap((language) => {
    const file = `forms/${form.id}/i18n/${language}.json`;
    const translated = own(form.texts, language) ?? {};
    const missing = [...words].filter(([pointer]) => own(translated, pointer) === undefined);
    const lost = Object.keys(translated).filter((pointer) => !words.has(pointer));
    return [
      ...missing.map(([pointer, text]) => {
        const inUi = pointer.startsWith('ui:');
        const params = { words: text, language, file, pointer };
        return checkProblem(
          'form.untranslated',
          inUi ? uiFile : schemaFile,
          pointer.replace(/^ui:/, ''),
          params,
        );
      }),
      ...lost.map((pointer) => {
        const params = { pointer, hint: hintFor(pointer, [...words.keys()]) };
        return checkProblem('form.text-nowhere', file, joinPointer([pointer]), params);
      }),
    ];
  });
};

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

/** Keywords that hold data, not words. */
const VALUES: readonly string[] = ['const', 'enum', 'default', 'examples'];
