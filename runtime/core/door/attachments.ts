import { isObject, joinPointer, type JsonObject, type JsonValue, own } from '#core/base';
import { isFormat } from '#core/condition';
import { ALLOW, deny, type Judgement } from './Judgement.ts';
import type { Document } from './judgeShape.ts';

/** What a field of a form asks of its files (SPEC F4, `x-attachment`). */
export interface Limits {
  readonly types: readonly string[];
  readonly maxBytes: number;
}

interface File {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

const MOST_FILES = 20;
const MOST_BYTES = 5 * 1024 * 1024;

/** Photos and recordings, whatever a form says: nothing that a browser could run is among them. */
const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/webm',
  'audio/amr',
  'audio/wav',
] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/** Photos and recordings only, each whole and at most 5 MB, under plain file names (SPEC W9). */
export function judgeFiles(document: Document): Judgement {
  const attachments = own(document, '_attachments');
  if (attachments === undefined) return ALLOW;
  if (!isObject(attachments)) return broken('', '');
  const names = Object.keys(attachments);
  if (names.length > MOST_FILES) {
    const [zh, en] = [`附件最多 ${MOST_FILES} 个。`, `At most ${MOST_FILES} files can be attached.`];
    return deny('attachment.count', '/_attachments', zh, en);
  }
  for (const name of names) {
    const judgement = judgeFile(name, own(attachments, name));
    if (!judgement.allow) return judgement;
  }
  return ALLOW;
}

/** After {@link judgeFiles} allowed them: each file is one that a field of the form asks for. */
export function judgeAsked(document: Document, limits: readonly Limits[]): Judgement {
  const attachments = own(document, '_attachments');
  if (!isObject(attachments)) return ALLOW;
  for (const name of Object.keys(attachments)) {
    const file = readFile(name, own(attachments, name));
    const judgement = file === undefined ? broken(pointerOf(name), name) : judgeByLimits(file, limits);
    if (!judgement.allow) return judgement;
  }
  return ALLOW;
}

const known = new WeakMap<object, readonly Limits[]>();

/** Every `x-attachment` of a schema. */
export function limitsOf(schema: JsonObject): readonly Limits[] {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const found: Limits[] = [];
  collectLimits(schema, found);
  known.set(schema, found);
  return found;
}

function collectLimits(schema: JsonValue | undefined, into: Limits[]): void {
  if (Array.isArray(schema)) for (const part of schema as readonly JsonValue[]) collectLimits(part, into);
  if (!isObject(schema)) return;
  for (const key of Object.keys(schema)) {
    const value = schema[key];
    // A field may have this name too: then its value is a schema and has no such members.
    if (key === 'x-attachment' && isLimits(value)) into.push(value);
    else collectLimits(value, into);
  }
}

function isLimits(value: unknown): value is Limits {
  return isObject(value) && Array.isArray(own(value, 'types')) && typeof own(value, 'maxBytes') === 'number';
}

function judgeFile(name: string, written: unknown): Judgement {
  const pointer = pointerOf(name);
  const file = isFormat('attachment', name) ? readFile(name, written) : undefined;
  if (file === undefined) return broken(pointer, name);
  if (!MEDIA_TYPES.some((type) => type === file.type)) return wrongType(file);
  return file.bytes > MOST_BYTES ? tooLarge(file, MOST_BYTES) : ALLOW;
}

function judgeByLimits(file: File, limits: readonly Limits[]): Judgement {
  if (limits.length === 0) {
    const zh = `这里不需要附件，“${file.name}”不能上传。`;
    const en = `No files are asked for here; "${file.name}" is not accepted.`;
    return deny('attachment.unasked', pointerOf(file.name), zh, en);
  }
  const sizes = limits.filter(({ types }) => types.includes(file.type)).map(({ maxBytes }) => maxBytes);
  if (sizes.length === 0) return wrongType(file);
  const most = Math.max(...sizes);
  return file.bytes > most ? tooLarge(file, most) : ALLOW;
}

/** Whole and inline as base64 (`data`), or as CouchDB shows it to a validator, with its `length` only. */
function readFile(name: string, written: unknown): File | undefined {
  if (!isObject(written)) return undefined;
  const type = own(written, 'content_type');
  const data = own(written, 'data');
  const length = own(written, 'length');
  if (typeof type !== 'string') return undefined;
  if (typeof data === 'string') return { name, type, bytes: bytesOf(data) };
  return typeof length === 'number' && length >= 0 ? { name, type, bytes: length } : undefined;
}

function bytesOf(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return Math.floor((base64.length * 3) / 4) - padding;
}

function wrongType({ name }: File): Judgement {
  return deny(
    'attachment.type',
    pointerOf(name),
    `附件“${name}”不是这里可以上传的照片或录音。`,
    `The file "${name}" is not a photo or recording of a kind that is accepted here.`,
  );
}

function tooLarge({ name }: File, most: number): Judgement {
  const [zh, en] = sizeOf(most);
  return deny(
    'attachment.size',
    pointerOf(name),
    `附件“${name}”超过 ${zh}，请压缩后再上传。`,
    `The file "${name}" is larger than ${en}. Make it smaller and send it again.`,
  );
}

function sizeOf(bytes: number): readonly [string, string] {
  const size =
    bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1000)} KB`;
  return [size, size];
}

function broken(pointer: string, name: string): Judgement {
  return deny(
    'attachment.broken',
    pointer === '' ? '/_attachments' : pointer,
    `附件“${name}”没有完整上传，请重新添加。`,
    `The file "${name}" did not arrive whole. Add it again.`,
  );
}

function pointerOf(name: string): string {
  return joinPointer(['_attachments', name]);
}
