import type { JsonValue, Language } from '#core/base';

/** What stands where there is no value. */
export const NOTHING = '—';

/** A value as bare text: yes and no in words, a list of values in a row, nothing for nothing and for objects. */
export function plainText(value: JsonValue | undefined, language: Language): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const chinese = language.startsWith('zh');
  if (typeof value === 'boolean') return chinese ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (!Array.isArray(value)) return '';
  return (value as readonly JsonValue[]).map((item) => plainText(item, language)).join(chinese ? '、' : ', ');
}
