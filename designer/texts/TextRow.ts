import type { Language, Pointer, Text } from '#core';

/** One text of the config in all its languages. As long as nothing about its file changes, it stays the same object. */
export interface TextRow {
  /** The same after other texts came and went: places in lists are named by the code, the answer or the name that stands there. */
  readonly id: string;
  /** Where the words of the first language stand; of what is `lost` where the words without a place do. */
  readonly file: string;
  readonly pointer: Pointer;
  /**
   * `form`: a form's own words, translated in its `i18n/<language>.json`. `inline`: words in all languages side by side.
   * `lost`: words in another language for a place that is not there any more.
   */
  readonly kind: 'form' | 'inline' | 'lost';
  /** The form, for `form` and `lost`. */
  readonly form: string;
  /** The key in the form's `i18n`; empty for `inline`. */
  readonly key: string;
  /** Only the languages that it has words in. */
  readonly words: Readonly<Record<Language, string>>;
  /** What the text is about, from the outside inwards: titles in all languages. */
  readonly path: readonly Text[];
  /** What it says of that: its name, its help; undefined where there are no words for it. */
  readonly what: Text | undefined;
}

/** Languages of the town in which the row says nothing. What is lost needs no words. */
export function missingIn(row: TextRow, languages: readonly Language[]): readonly Language[] {
  return row.kind === 'lost' ? [] : languages.filter((language) => wordsIn(row, language) === '');
}

export function wordsIn({ words }: TextRow, language: Language): string {
  return Object.hasOwn(words, language) ? (words[language] ?? '') : '';
}
