import type { JsonObject, JsonValue } from '#core/base';
import type { FieldKind } from './FieldKind.ts';
import { FORMATS } from './formats.ts';
import { kind, named } from './make.ts';
import { isChinese } from './words.ts';

/** Of every kind whose answer is the name of a file that came with the event. */
const FILE_FAULT = named(
  '{field}里的文件不能用，请重新添加。',
  'The file in {field} cannot be used. Add it again.',
);

/** A phone's photo after it was made smaller; the runtime does that. */
const PHOTO: JsonObject = {
  type: 'string',
  format: 'attachment',
  'x-kind': 'photo',
  'x-attachment': { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 400_000 },
};

/** What phones record, and what people are sent. All of them the door takes (SPEC W9). */
const AUDIO_TYPES = [
  'audio/webm',
  'audio/mp4',
  'audio/ogg',
  'audio/mpeg',
  'audio/aac',
  'audio/amr',
  'audio/wav',
] as const;

const isFile = (value: JsonValue): boolean => typeof value === 'string' && FORMATS.attachment(value);

/** How many files there are, in words; one alone counts too. */
function counted(value: JsonValue, chinese: string, english: string, language: string): string {
  const count = Array.isArray(value) ? value.length : 1;
  if (isChinese(language)) return `${String(count)} ${chinese}`;
  return `${String(count)} ${english}${count === 1 ? '' : 's'}`;
}

export const mediaKinds = {
  photos: kind({
    title: named('照片', 'Photos'),
    part: 'photos',
    palette: 'media',
    schema: { type: 'array', maxItems: 3, items: PHOTO },
    ui: { 'ui:widget': 'photos' },
    look: ['ui:widget'],
    limits: ['maxItems'],
    format: 'attachment',
    fault: FILE_FAULT,
    // Taken, looked at, kept.
    seconds: 10,
    validate: (value) => Array.isArray(value) || (typeof value === 'string' && FORMATS.attachment(value)),
    print(value, { field, language }) {
      if (!Array.isArray(value) && typeof value !== 'string') return undefined;
      return isPhoto(field)
        ? counted(value, '张照片', 'photo', language)
        : counted(value, '个附件', 'file', language);
    },
  }),
  audio: kind({
    title: named('录音', 'Recording'),
    part: 'audio',
    format: 'attachment',
    fault: FILE_FAULT,
    palette: 'media',
    schema: {
      type: 'string',
      format: 'attachment',
      'x-kind': 'audio',
      'x-attachment': { types: AUDIO_TYPES, maxBytes: 1_500_000 },
    },
    seconds: 20,
    validate: isFile,
    print: (value, { language }) =>
      isFile(value) ? counted(value, '段录音', 'recording', language) : undefined,
  }),
  signature: kind({
    title: named('签名', 'Signature'),
    part: 'signature',
    format: 'attachment',
    fault: FILE_FAULT,
    palette: 'media',
    schema: {
      type: 'string',
      format: 'attachment',
      'x-kind': 'signature',
      'x-attachment': { types: ['image/png'], maxBytes: 200_000 },
    },
    seconds: 10,
    validate: isFile,
    print: (value, { language }) => (isFile(value) ? (isChinese(language) ? '已签名' : 'Signed') : undefined),
  }),
} satisfies Readonly<Record<string, FieldKind>>;

function isPhoto(field: JsonObject): boolean {
  const items = field['items'];
  const one =
    typeof items === 'object' && items !== null && !Array.isArray(items) ? (items as JsonObject) : field;
  return one['x-kind'] === 'photo';
}
