import { isObject, own } from '#core/base';
import { ALLOW, deny, type Judgement } from './Judgement.ts';
import type { Document } from './judgeShape.ts';

/**
 * An event is written once (SPEC W2): there is none of this id before it, it is no deletion, and it is the first
 * revision. A new root beside a stored one is shown to a CouchDB validator as new (`previous` is null); that rival must be
 * kept out in front of the database.
 * @param previous the stored document of this id, null when there is none
 */
export function judgeImmutable(document: Document, previous: unknown): Judgement {
  if (own(document, '_deleted') !== undefined) {
    return deny(
      'event.immutable',
      '/_deleted',
      '已经发生的办理记录不能删除。',
      'An event cannot be deleted.',
    );
  }
  if ((previous === null || previous === undefined) && isFirst(document)) return ALLOW;
  return deny(
    'event.immutable',
    '',
    '已经发生的办理记录不能修改，请另外提交一条新的办理。',
    'An event cannot be changed. Send a new one instead.',
  );
}

/** A revision's number is in front of it. The ids behind it are counted from `start` downwards. */
function isFirst(document: Document): boolean {
  const rev = own(document, '_rev');
  if (rev !== undefined && !(typeof rev === 'string' && rev.startsWith('1-'))) return false;
  const revisions = own(document, '_revisions');
  if (revisions === undefined) return true;
  if (!isObject(revisions)) return false;
  const start = own(revisions, 'start');
  return start === 0 || start === 1;
}
