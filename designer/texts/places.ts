import { inLanguage, type Language, type Text } from '#core';
import { placeWords } from '#designer/describe';
import type { Draft } from '#designer/edit';
import type { TextRow } from './TextRow.ts';

/** What people call the file or the form that a group of texts is from. */
export function groupWords(draft: Draft, file: string): Text {
  return placeWords(draft, file, '');
}

/** What a text is about inside its file: “走访谁 / 姓名 / 填写提示”. Empty where there are no words for it. */
export function rowWords({ path, what }: TextRow, language: Language): string {
  const parts = what === undefined ? path : [...path, what];
  return parts.map((part) => inLanguage(part, language)).join(' / ');
}

/** Both in one, for a table outside the designer. */
export function fullWords(group: Text, row: TextRow): Text {
  const words = (language: 'zh-CN' | 'en'): string =>
    [inLanguage(group, language), rowWords(row, language)].filter((part) => part !== '').join(' / ');
  return { 'zh-CN': words('zh-CN'), en: words('en') };
}
