import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';
import { inLanguage, type Text } from '#core';
import { usePreferences } from './preferences.ts';
import { translator, type Translate, type UiLanguage } from './translate.ts';

/** The chosen language with its translator. */
export interface Texts {
  readonly language: UiLanguage;
  readonly t: Translate;
  /** Words of a kit in the chosen language. */
  readonly words: (text: Text) => string;
}

const TextsContext = createContext<Texts>(textsOf('zh-CN'));

/** Texts of one language without React, for stories and tests. */
export function textsOf(language: UiLanguage): Texts {
  return { language, t: translator(language), words: (text) => inLanguage(text, language) };
}

/** Makes the preferred language available below. */
export function LanguageProvider({
  title,
  children,
}: {
  /** What the window is called; the app's name by default. */
  readonly title?: Text | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const { language } = usePreferences();
  const texts = useMemo(() => textsOf(language), [language]);
  useEffect(() => {
    document.title = title === undefined ? texts.t('app.name') : texts.words(title);
  }, [texts, title]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The texts of the nearest provider; Chinese without one. */
export function useTexts(): Texts {
  return use(TextsContext);
}
