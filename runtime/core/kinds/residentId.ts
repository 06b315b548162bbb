import { dayExists } from './dates.ts';

/** What a resident identity number says of its holder, so that no form asks for it again. */
export interface ResidentId {
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** Code of GB/T 2261.1: `1` 男, `2` 女. */
  readonly sex: '1' | '2';
}

/** GB 11643: the check character is chosen by the weighted sum of the first 17 digits modulo 11. */
const WEIGHTS: readonly number[] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Reads a resident identity number (GB 11643-1999, 18 characters, lower-case x allowed), or undefined when it is none.
 * The region is not looked up, since numbers keep the codes of counties long dissolved; whether the birth
 * lies in the future is for callers who know the time.
 */
export function parseResidentId(text: string): ResidentId | undefined {
  const parts = /^[1-9]\d{5}((?:18|19|20)\d\d)(\d\d)(\d\d)\d\d(\d)[\dXx]$/.exec(text);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', sequence = ''] = parts;
  if (!dayExists(Number(year), Number(month), Number(day))) return undefined;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0);
  if (CHECK_CHARACTERS.charAt(sum % 11) !== text.charAt(17).toUpperCase()) return undefined;
  return { birthDate: `${year}-${month}-${day}`, sex: Number(sequence) % 2 === 1 ? '1' : '2' };
}
