import { own } from '#core/base';
import { isFormat } from '#core/condition';
import type { Judgement } from './Refusal.ts';
import { ALLOW, deny } from './Refusal.ts';

/** A file that came with a document, in the one form that is accepted: whole and inline. */
export interface InlineFile {
  readonly content_type: string;
  /** base64 */
  readonly data: string;
}

const MOST_BYTES = 5 * 1024 * 1024;
const MOST_FILES = 20;

/** What a photo or a recording begins with, as latin1; `?` is any byte. Nothing that a browser could run is among them. */
const TYPES: Readonly<Record<string, readonly string[] | undefined>> = {
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

/** Photos and recordings only, each whole and at most 5 MB, under plain file names. */
export function checkAttachments(attachments: unknown): Judgement {
  if (attachments === undefined) return ALLOW;
  if (typeof attachments !== 'object' || attachments === null || Array.isArray(attachments))
    return broken('');
  const files = Object.entries(attachments as Readonly<Record<string, unknown>>);
  if (files.length > MOST_FILES) {
    const most = String(MOST_FILES);
    return deny(
      'attachment.count',
      '/_attachments',
      `附件最多 ${most} 个。`,
      `At most ${most} files can be attached.`,
    );
  }
  for (const [name, file] of files) {
    const judgement = checkFile(name, file);
    if (!judgement.allow) return judgement;
  }
  return ALLOW;
}

function checkFile(name: string, file: unknown): Judgement {
  if (!isFormat('attachment', name)) return broken(name);
  const { content_type: type, data } = (file ?? {}) as Partial<Record<keyof InlineFile, unknown>>;
  if (typeof type !== 'string' || typeof data !== 'string' || !isBase64(data)) return broken(name);
  const pointer = pointerOf(name);
  const beginning = Buffer.from(data.slice(0, 32), 'base64').toString('latin1');
  if (own(TYPES, type)?.some((signature) => beginsWith(beginning, signature)) !== true) {
    return deny(
      'attachment.type',
      pointer,
      `附件“${name}”不是照片或录音，不能上传。`,
      `The file "${name}" is neither a photo nor a recording and is not accepted.`,
    );
  }
  if ((data.length * 3) / 4 > MOST_BYTES + 3) {
    return deny(
      'attachment.size',
      pointer,
      `附件“${name}”超过 5 MB，请压缩后再上传。`,
      `The file "${name}" is larger than 5 MB. Make it smaller and send it again.`,
    );
  }
  return ALLOW;
}

function broken(name: string): Judgement {
  return deny(
    'attachment.broken',
    pointerOf(name),
    `附件“${name}”没有完整上传，请重新添加。`,
    `The file "${name}" did not arrive whole. Add it again.`,
  );
}

function pointerOf(name: string): string {
  return name === '' ? '/_attachments' : `/_attachments/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
