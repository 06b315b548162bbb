export { LanguageProvider, textsOf, useTexts, type Texts } from './Language.tsx';
export { applyPreferences, setPreferences, usePreferences, type Preferences } from './preferences.ts';
export type { Translate, UiLanguage } from './translate.ts';
export type { TextKey } from './zh-CN.ts';
