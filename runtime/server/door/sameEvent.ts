import { createHash } from 'node:crypto';
import type { JsonValue } from '#core/base';
import { equalJson } from '#core/base';

type Document = Readonly<Record<string, unknown>>;

/** Whether a document that is sent again is the stored one: the same fields and the same files, whatever its revision. */
export function sameEvent(stored: Document, sent: Document): boolean {
  if (sent['_deleted'] !== undefined || !equalJson(plain(stored), plain(sent))) return false;
  const before = filesOf(stored);
  const after = filesOf(sent);
  return (
    Object.keys(before).length === Object.keys(after).length &&
    Object.entries(before).every(([name, file]) => same(file, after[name]))
  );
}

function plain(document: Document): JsonValue {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !key.startsWith('_'))) as JsonValue;
}

interface File {
  readonly content_type?: unknown;
  readonly digest?: unknown;
  readonly data?: unknown;
}

function filesOf(document: Document): Readonly<Record<string, File>> {
  const files = document['_attachments'];
  return typeof files === 'object' && files !== null ? (files as Readonly<Record<string, File>>) : {};
}

function same(before: File, after: File | undefined): boolean {
  return after?.content_type === before.content_type && digestOf(after) === digestOf(before);
}

/** CouchDB's digest of an attachment: a name for its content, not a protection. */
function digestOf(file: File | undefined): unknown {
  if (typeof file?.data !== 'string') return file?.digest;
  return `md5-${createHash('md5').update(file.data, 'base64').digest('base64')}`;
}
