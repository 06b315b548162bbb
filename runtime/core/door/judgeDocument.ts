import { isObject } from '#core/base';
import { judgeFiles } from './attachments.ts';
import { type Author, isService } from './Author.ts';
import { type DatabaseKind, databaseKind } from './databaseKind.ts';
import { ALLOW, deny, type Judgement } from './Judgement.ts';
import { type FindKit, judgeEvent } from './judgeEvent.ts';
import { judgeImmutable } from './judgeImmutable.ts';
import { judgeRecord, unknown } from './judgeRecords.ts';
import { asEvent, type Document, judgeShape } from './judgeShape.ts';

/**
 * The door of a database (SPEC W): may this document be written here, by this author, now? It sees the one document alone.
 * Never throws, whatever the document is.
 * @param findKit the kits of the published revisions
 * @param database its name: `grid-…`, `unit-…`, `person-…`, `town`, `config`, `vault-…`, `audit`, `cases`, `cases-persons`
 * @param previous the stored document of the same id, null when there is none
 * @param now ms since 1970
 */
export function judgeDocument(
  findKit: FindKit,
  database: string,
  author: Author,
  document: unknown,
  previous: unknown,
  now: number,
): Judgement {
  const kind = databaseKind(database);
  if (kind === undefined || !isObject(document)) return unknown();
  if (kind === 'config' || kind === 'audit' || kind === 'vault' || kind === 'cases') {
    return judgeRecord(kind, author, document, previous);
  }
  return judgeSentEvent(kind, { findKit, database, author, document, previous, now });
}

interface Question {
  readonly findKit: FindKit;
  readonly database: string;
  readonly author: Author;
  readonly document: Document;
  readonly previous: unknown;
  readonly now: number;
}

function judgeSentEvent(kind: DatabaseKind, question: Question): Judgement {
  const { findKit, database, author, document, previous, now } = question;
  const once = judgeImmutable(document, previous);
  if (!once.allow) return once;
  const shape = judgeShape(document);
  if (!shape.allow) return shape;
  const files = judgeFiles(document);
  if (!files.allow) return files;
  const event = asEvent(document);
  return isService(author)
    ? judgeCopy(kind, database, event.grid)
    : judgeEvent(findKit, database, author, event, now);
}

/** An event that the hub brings was judged at the door it came in by; here it must only not end up in another grid. */
function judgeCopy(kind: DatabaseKind, database: string, grid: string): Judgement {
  if (kind !== 'grid' || database === `grid-${grid}`) return ALLOW;
  return deny(
    'database.wrong',
    '/grid',
    '这条办理记录不应存放在这个数据库。',
    `Events about this grid do not belong into ${database}.`,
  );
}
