/** A language tag of the kit, for example `zh-CN` or `en`. */
export type Language = string;

/** Words in one or more languages, keyed by language tag. The kit's first language is the fallback. */
export type Text = Readonly<Record<Language, string>>;

/**
 * The words in `language`, or in the first language that has any.
 * Returns an empty string only for an empty `Text`.
 */
export function inLanguage(text: Text, language: Language): string {
  return text[language] ?? Object.values(text)[0] ?? '';
}
