import type { Language } from '#core';

/** A language by its name in the language of the page. */
export function languageName(language: Language, shown: Language): string {
  try {
    // The country goes where it says nothing: zh-CN is simply Chinese, zh-TW is not.
    const bare = new Intl.Locale(language).minimize().toString();
    return new Intl.DisplayNames([shown], { type: 'language' }).of(bare) ?? language;
  } catch {
    // A tag that is none: as the town wrote it.
    return language;
  }
}
