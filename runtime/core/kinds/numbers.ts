import type { JsonValue } from '#core/base';

/**
 * The number that a text means, as RJSF reads it; the text itself where it means none, for the judge to say so. Zeros after the point and
 * the point itself are still being typed: the input keeps them.
 */
export function parseNumber(text: string): JsonValue | undefined {
  const full = text.startsWith('.') ? `0${text}` : text;
  const plain = /\.(?:\d*0)*$/.test(full) ? full.replace(/[.0]0*$/, '') : full;
  if (plain === '') return undefined;
  if (/\.$|\.\d*0$/.test(plain)) return plain;
  const number = Number(plain);
  return Number.isNaN(number) ? plain : number;
}
