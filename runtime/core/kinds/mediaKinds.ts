import type { JsonObject, JsonValue } from '#core/base';
import type { FieldKind, Format } from './FieldKind.ts';
import { kind, named } from './make.ts';
import { isChinese } from './words.ts';

/** The name of a file that came with the event. Without a path; CouchDB keeps names that begin with `_` for itself. */
export const ATTACHMENT: Format = {
  name: 'attachment',
  isValid(text) {
    const plain = /^[^_/\\\p{Cc}][^/\\\p{Cc}]{0,199}$/u.test(text);
    return plain && text !== '.' && text !== '..';
  },
  fault: named('{field}里的文件不能用，请重新添加。', 'The file in {field} cannot be used. Add it again.'),
};

/** A phone's photo after it was made smaller; the runtime does that. */
const PHOTO: JsonObject = {
  type: 'string',
  format: ATTACHMENT.name,
  'x-kind': 'photo',
  'x-attachment': { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 400_000 },
};

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
    // Taken, looked at, kept.
    seconds: 10,
    validate: (value) => Array.isArray(value) || (typeof value === 'string' && ATTACHMENT.isValid(value)),
    print(value, { field, language }) {
      if (!Array.isArray(value) && typeof value !== 'string') return undefined;
      return isPhoto(field)
        ? counted(value, '张照片', 'photo', language)
        : counted(value, '个附件', 'file', language);
    },
  }),
} satisfies Readonly<Record<string, FieldKind>>;

function isPhoto(field: JsonObject): boolean {
  const items = field['items'];
  const one =
    typeof items === 'object' && items !== null && !Array.isArray(items) ? (items as JsonObject) : field;
  return one['x-kind'] === 'photo';
}
