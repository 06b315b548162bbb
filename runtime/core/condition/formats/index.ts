/** The formats of SPEC C5. They judge text only; other values pass. */
import { isCreditCode } from './creditCode.ts';
import { isDate, isDateTime, isTime } from './dates.ts';
import { parseResidentId } from './residentId.ts';

export { parseResidentId, type ResidentId } from './residentId.ts';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;

/** A file name without a path. CouchDB keeps names that begin with `_` for itself. */
function isAttachmentName(text: string): boolean {
  const plain = /^[^_/\\\p{Cc}][^/\\\p{Cc}]{0,199}$/u.test(text);
  return plain && text !== '.' && text !== '..';
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  'resident-id': (text) => parseResidentId(text) !== undefined,
  'credit-code': isCreditCode,
  phone: (text) => MOBILE.test(text) || LANDLINE.test(text),
  attachment: isAttachmentName,
};

export const formatNames: readonly string[] = Object.keys(FORMATS);

export function isKnownFormat(name: string): boolean {
  return Object.prototype.hasOwnProperty.call(FORMATS, name);
}

/** Whether `text` has the format; true for a format that is not known, since unknown formats decide nothing. */
export function isFormat(name: string, text: string): boolean {
  const format = isKnownFormat(name) ? FORMATS[name] : undefined;
  return format === undefined || format(text);
}
