export { LanguageProvider, textsOf, useTexts, type Texts } from './Language.tsx';
export { applyPreferences, setPreferences, usePreferences, type Preferences } from './preferences.ts';
export { translator, type Translate, type UiLanguage } from './translate.ts';
export type { TextKey } from './zh-CN.ts';
