/** Surnames of two characters that are still borne; of a longer name all but the surname is covered. */
const DOUBLE_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 ' +
    '慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 百里 呼延 东郭 南门 西门 拓跋 轩辕 第五 梁丘 左丘 达奚 纳兰'
  ).split(' '),
);

export const MASKS = ['resident-id', 'phone', 'name'] as const;
export type MaskKind = (typeof MASKS)[number];

/** Covers the middle of an identity number, a phone number or the given name (domain: data shown by default). */
export function mask(value: string, kind: MaskKind = kindOf(value)): string {
  switch (kind) {
    case 'resident-id':
      return maskResidentId(value);
    case 'phone':
      return maskPhone(value);
    case 'name':
      return maskName(value);
  }
}

/** `110105********002X`: the first six and the last four. A shorter text is covered whole. */
export function maskResidentId(id: string): string {
  return id.length < 15 ? cover(id) : `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${id.slice(-4)}`;
}

/** `138****5678`; of a landline the area code and the last two. */
export function maskPhone(phone: string): string {
  const landline = /^(0\d{2,3}-?)(\d+)(\d{2})$/.exec(phone);
  if (landline !== null) return `${landline[1] ?? ''}${cover(landline[2] ?? '')}${landline[3] ?? ''}`;
  return phone.length < 9 ? cover(phone) : `${phone.slice(0, -8)}****${phone.slice(-4)}`;
}

/** `张*`, `欧阳*`: the star does not tell how long the given name is. */
export function maskName(name: string): string {
  const letters = Array.from(name.trim());
  if (letters.length === 0) return '';
  const double = letters.slice(0, 2).join('');
  return `${letters.length > 2 && DOUBLE_SURNAMES.has(double) ? double : (letters[0] ?? '')}*`;
}

function kindOf(value: string): MaskKind {
  if (/^\d{14,17}[\dXx]$/.test(value)) return 'resident-id';
  return /^\+?\d[\d-]{5,}$/.test(value) ? 'phone' : 'name';
}

function cover(text: string): string {
  return '*'.repeat(Array.from(text).length);
}
