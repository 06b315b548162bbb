import type { Language } from '#core';

/** A language by its name in the language of the page. */
export function languageName(language: Language, shown: Language): string {
  try {
    return new Intl.DisplayNames([shown], { type: 'language' }).of(language) ?? language;
  } catch {
    // A tag that is none: as the town wrote it.
    return language;
  }
}
