import type { ServerResponse } from 'node:http';
import type { ChangePage, ChangeRow } from '../changes/ChangesHub.ts';
import { getIdentity } from '../http/access.ts';
import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest, HttpFailure } from '../http/HttpFailure.ts';
import { count, field, flag, strings } from '../http/query.ts';
import { SAFE_HEADERS } from '../http/respond.ts';
import type { OpenDatabase } from '../storage/Databases.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

interface Question {
  readonly since: number;
  readonly limit: number;
  readonly ids: ReadonlySet<string> | undefined;
  readonly descending: boolean;
  readonly includeDocs: boolean;
  readonly attachments: boolean;
  readonly longpoll: boolean;
  /** ms; 0 for none. */
  readonly heartbeat: number;
  readonly timeout: number;
}

const MOST_WITH_DOCS = 5000;
const MOST_WITH_FILES = 50;
const LONGEST_WAIT = 10 * 60_000;

/** The changes feed, `normal` or `longpoll`. A waiting feed ends when its user may no longer read. */
export async function changes(town: Town, exchange: Exchange): Promise<Reply> {
  const database = await databaseOf(town, exchange);
  const question = await questionOf(exchange, database);
  const page = await database.changes.page(question.since, question.limit, question.ids);
  if (page.rows.length > 0 || !question.longpoll) return { json: await answer(database, question, page) };
  return wait(town, exchange, database, question);
}

async function wait(
  town: Town,
  exchange: Exchange,
  database: OpenDatabase,
  question: Question,
): Promise<Reply> {
  const { response } = exchange;
  const feed = town.feeds.add(getIdentity(exchange), database.name);
  if (feed === undefined)
    throw new HttpFailure(429, 'too_many_requests', 'too many open feeds', { 'Retry-After': '30' });
  const { abort } = feed;
  // A right that was lost between the check and the registration would otherwise not end this feed.
  if (!town.mayStay(feed)) abort.abort();
  const gone = (): void => {
    abort.abort();
  };
  response.on('close', gone);
  const timer = setTimeout(gone, question.timeout);
  const beat =
    question.heartbeat > 0 ? setInterval(() => response.write('\n'), question.heartbeat) : undefined;
  try {
    start(response);
    let page = await database.changes.page(question.since, question.limit, question.ids);
    while (page.rows.length === 0 && !abort.signal.aborted) {
      await database.changes.changed(abort.signal);
      page = await database.changes.page(question.since, question.limit, question.ids);
    }
    // After an abort nothing more is told, not even what came in at that moment: the right to read may be gone.
    const told = abort.signal.aborted ? { rows: [], lastSeq: question.since, pending: 0 } : page;
    response.end(`${JSON.stringify(await answer(database, question, told))}\n`);
  } finally {
    clearTimeout(timer);
    clearInterval(beat);
    response.off('close', gone);
    town.feeds.remove(feed);
  }
  return 'handled';
}

/** The head goes out at once: a client without a first byte gives up after its own time. */
function start(response: ServerResponse): void {
  response.writeHead(200, {
    ...SAFE_HEADERS,
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
  });
  response.flushHeaders();
}

async function answer(database: OpenDatabase, question: Question, page: ChangePage): Promise<unknown> {
  const rows = question.descending ? [...page.rows].reverse() : page.rows;
  const results = question.includeDocs ? await withDocs(database, rows, question.attachments) : rows;
  return { results, last_seq: page.lastSeq, pending: page.pending };
}

async function withDocs(
  database: OpenDatabase,
  rows: readonly ChangeRow[],
  attachments: boolean,
): Promise<unknown> {
  const found = await database.pouch.allDocs({
    keys: rows.map((row) => row.id),
    include_docs: true,
    attachments,
  });
  const docs = new Map(found.rows.map((row) => [row.key, 'doc' in row ? row.doc : undefined]));
  return rows.map((row) => ({ ...row, doc: docs.get(row.id) ?? null }));
}

async function questionOf(exchange: Exchange, database: OpenDatabase): Promise<Question> {
  const { query } = exchange;
  const body = exchange.method === 'POST' && hasBody(exchange) ? await exchange.body() : {};
  const feed = query.get('feed') ?? 'normal';
  if (feed !== 'normal' && feed !== 'longpoll') throw badRequest('feed must be normal or longpoll');
  const includeDocs = flag(query, 'include_docs');
  const attachments = flag(query, 'attachments');
  const most = attachments ? MOST_WITH_FILES : includeDocs ? MOST_WITH_DOCS : Infinity;
  const heartbeat = query.get('heartbeat') === 'true' ? 60_000 : count(query, 'heartbeat', 0, LONGEST_WAIT);
  return {
    since: sinceOf(query, database),
    // CouchDB takes 0 for 1.
    limit: Math.max(1, count(query, 'limit', most, most)),
    ids: idsOf(query, body),
    descending: flag(query, 'descending'),
    includeDocs,
    attachments,
    longpoll: feed === 'longpoll',
    heartbeat: heartbeat === 0 ? 0 : Math.max(1000, heartbeat),
    timeout:
      heartbeat > 0 && !query.has('timeout') ? LONGEST_WAIT : count(query, 'timeout', 60_000, LONGEST_WAIT),
  };
}

function hasBody({ request }: Exchange): boolean {
  return (
    Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined
  );
}

/** Our sequences are numbers; a client may send back the string forms it knows from CouchDB. */
function sinceOf(query: URLSearchParams, database: OpenDatabase): number {
  const since = query.get('since') ?? '0';
  if (since === 'now') return database.changes.lastSeq;
  const digits = /^"?(\d{1,15})(?:-[\w-]{0,1000})?"?$/.exec(since)?.[1];
  if (digits === undefined) throw badRequest('since is not a sequence');
  return Number(digits);
}

/** No filter but the list of ids: others would be code from a design document. */
function idsOf(query: URLSearchParams, body: unknown): ReadonlySet<string> | undefined {
  const filter = query.get('filter');
  if (filter === null) return undefined;
  if (filter !== '_doc_ids') throw badRequest('only the filter _doc_ids is offered');
  const inQuery = query.get('doc_ids');
  let ids = field(body, 'doc_ids');
  if (ids === undefined && inQuery !== null) {
    try {
      ids = JSON.parse(inQuery);
    } catch {
      throw badRequest('doc_ids must be a JSON array');
    }
  }
  return new Set(strings(ids, 'doc_ids', 5000));
}
