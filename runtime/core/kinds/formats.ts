/** How texts of a kind are written (SPEC C5, Q5). Apart from the kinds' words, because the doors of CouchDB carry it. */
import { isCreditCode } from './creditCode.ts';
import { isDate, isDateTime, isPeriod, isTime } from './dates.ts';
import { readPosition } from './position.ts';
import { parseResidentId } from './residentId.ts';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;

/** A file name without a path. CouchDB keeps names that begin with `_` for itself. */
function isAttachmentName(text: string): boolean {
  const plain = /^[^_/\\\p{Cc}][^/\\\p{Cc}]{0,199}$/u.test(text);
  return plain && text !== '.' && text !== '..';
}

/** Values of `format`. They judge text only; other values pass. */
export const FORMATS = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  period: isPeriod,
  'resident-id': (text) => parseResidentId(text) !== undefined,
  'credit-code': isCreditCode,
  phone: (text) => MOBILE.test(text) || LANDLINE.test(text),
  geo: (text) => readPosition(text) !== undefined,
  attachment: isAttachmentName,
} as const satisfies Readonly<Record<string, (text: string) => boolean>>;

export type FormatName = keyof typeof FORMATS;

export const formatNames: readonly string[] = Object.keys(FORMATS);

export function isKnownFormat(name: string): name is FormatName {
  return Object.prototype.hasOwnProperty.call(FORMATS, name);
}

/** Whether `text` has the format; true for a format that is not known, since unknown formats decide nothing. */
export function isFormat(name: string, text: string): boolean {
  return !isKnownFormat(name) || FORMATS[name](text);
}
