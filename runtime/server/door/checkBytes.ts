import { isObject, joinPointer, own } from '#core/base';
import { ALLOW, deny } from '#core/door';
import type { Judgement, MediaType } from '#core/door';

/** A file that came with a document, in the one form that is accepted: whole and inline. */
export interface InlineFile {
  readonly content_type: string;
  /** base64 */
  readonly data: string;
}

/** What a photo or a recording begins with, as latin1; `?` is any byte. The types are those of the core's door. */
const SIGNATURES: Readonly<Record<MediaType, readonly string[]>> = {
  'image/jpeg': ['\xff\xd8\xff'],
  'image/png': ['\x89PNG\r\n\x1a\n'],
  'image/webp': ['RIFF????WEBP'],
  'audio/mpeg': ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'],
  'audio/mp4': ['????ftyp'],
  'audio/aac': ['\xff\xf1', '\xff\xf9', 'ADIF'],
  'audio/ogg': ['OggS'],
  'audio/webm': ['\x1aE\xdf\xa3'],
  'audio/amr': ['#!AMR'],
  'audio/wav': ['RIFF????WAVE'],
};

function beginsWith(text: string, signature: string): boolean {
  if (text.length < signature.length) return false;
  return Array.from(signature).every((character, place) => character === '?' || character === text[place]);
}

/** Looks for what must not be there: a pattern of what must be would need a stack as deep as the photo is long. */
function isBase64(text: string): boolean {
  const digits = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(digits);
}

/**
 * What the core's door cannot see, because CouchDB never shows it to a validator: whether the bytes of a file that it allowed came
 * along, whole, and begin as its type says.
 */
export function checkBytes(attachments: unknown): Judgement {
  if (!isObject(attachments)) return ALLOW;
  for (const [name, file] of Object.entries(attachments)) {
    const { content_type: type, data } = (file ?? {}) as Partial<Record<keyof InlineFile, unknown>>;
    if (typeof type !== 'string' || typeof data !== 'string' || !isBase64(data)) return broken(name);
    const beginning = Buffer.from(data.slice(0, 32), 'base64').toString('latin1');
    if (
      own<readonly string[]>(SIGNATURES, type)?.some((signature) => beginsWith(beginning, signature)) !== true
    )
      return feigned(name);
  }
  return ALLOW;
}

function broken(name: string): Judgement {
  return deny(
    'attachment.broken',
    joinPointer(['_attachments', name]),
    `附件“${name}”没有完整上传，请重新添加。`,
    `The file "${name}" did not arrive whole. Add it again.`,
  );
}

function feigned(name: string): Judgement {
  return deny(
    'attachment.type',
    joinPointer(['_attachments', name]),
    `附件“${name}”不是照片或录音，不能上传。`,
    `The file "${name}" is neither a photo nor a recording and is not accepted.`,
  );
}
