import { assertNever, isObject, own } from '#core/base';
import { type Author, isService } from './Author.ts';
import type { DatabaseKind } from './databaseKind.ts';
import { ALLOW, deny, type Judgement } from './Judgement.ts';
import { judgeImmutable } from './judgeImmutable.ts';
import type { Document } from './judgeShape.ts';

/** The databases that hold no events. */
export type RecordKind = Exclude<DatabaseKind, 'grid' | 'unit' | 'person' | 'town'>;

/** What our own server writes and nobody else (SPEC W10). */
export function judgeRecord(
  kind: RecordKind,
  author: Author,
  document: unknown,
  previous: unknown,
): Judgement {
  if (!isObject(document)) return unknown();
  switch (kind) {
    case 'config':
      return judgePublished(author, document);
    case 'audit':
      return judgeAudit(author, document, previous);
    case 'cases':
      return judgeSummary(author, document);
    case 'vault':
      // No kind of document is kept there yet: so none is accepted, whoever sends it.
      return unknown();
    default:
      return assertNever(kind);
  }
}

/** `config` (SPEC W10): published revisions and how people are called, written by our own server. */
function judgePublished(author: Author, document: Document): Judgement {
  if (!isService(author)) return readOnly();
  if (own(document, '_deleted') !== undefined) {
    return deny(
      'document.permanent',
      '/_deleted',
      '已发布的内容不能删除。',
      'What was published cannot be deleted.',
    );
  }
  const id = own(document, '_id');
  const kind = own(document, 'kind');
  const revision = own(document, 'revision');
  const isRevision =
    kind === 'revision' &&
    typeof revision === 'string' &&
    /^[0-9a-f]{64}$/.test(revision) &&
    id === `rev/${revision}` &&
    isObject(own(document, 'files'));
  const isPeople = kind === 'people' && id === 'people' && isObject(own(document, 'names'));
  return isRevision || isPeople ? ALLOW : unknown();
}

/** `audit` (SPEC W10): lines that our own server appends and nobody changes. */
function judgeAudit(author: Author, document: Document, previous: unknown): Judgement {
  if (!isService(author)) return readOnly();
  const id = own(document, '_id');
  const isLine = own(document, 'kind') === 'audit' && typeof id === 'string' && id.startsWith('a/');
  return isLine ? judgeImmutable(document, previous) : unknown();
}

/** `cases` (SPEC W10): what our own server derives from the events, writes again and may delete. */
function judgeSummary(author: Author, document: Document): Judgement {
  if (!isService(author)) return readOnly();
  const isSummary = own(document, '_deleted') !== undefined || own(document, 'kind') === 'case';
  return isSummary ? ALLOW : unknown();
}

export function unknown(): Judgement {
  return deny('document.unknown', '', '这里不能存放这样的内容。', 'No such document is kept here.');
}

function readOnly(): Judgement {
  return deny('database.read-only', '', '这里的内容只能查看，不能改动。', 'This can be read, not written.');
}
