import type { ServerResponse } from 'node:http';
import { getIdentity } from '../http/access.ts';
import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest, HttpFailure } from '../http/HttpFailure.ts';
import { count, field, flag, strings } from '../http/query.ts';
import { SAFE_HEADERS } from '../http/respond.ts';
import type { ChangePage, ChangesQuestion, Database, Sequence } from '../storage/Database.ts';
import { NOW, START } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

interface Question {
  readonly page: ChangesQuestion;
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
  const question = await questionOf(exchange);
  const mark = database.mark();
  const page = await database.changes(question.page);
  if (page.rows.length > 0 || !question.longpoll) return { json: answerOf(page) };
  return wait(
    town,
    exchange,
    database,
    { ...question, page: { ...question.page, since: page.lastSeq } },
    mark,
  );
}

/** @param mark taken before the page that was empty: what was written since then is not waited for */
async function wait(
  town: Town,
  exchange: Exchange,
  database: Database,
  question: Question,
  mark: number,
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
    const page = await nextPage(database, question.page, mark, abort.signal);
    // After an abort nothing more is told, not even what came in at that moment: the right to read may be gone.
    const told = abort.signal.aborted ? emptyPage(question.page.since) : page;
    response.end(`${JSON.stringify(answerOf(told))}\n`);
  } finally {
    clearTimeout(timer);
    clearInterval(beat);
    response.off('close', gone);
    town.feeds.remove(feed);
  }
  return 'handled';
}

/** The first page with a change in it, or an empty one after an abort. */
async function nextPage(
  database: Database,
  question: ChangesQuestion,
  mark: number,
  signal: AbortSignal,
): Promise<ChangePage> {
  let [page, heard] = [emptyPage(question.since), mark];
  while (page.rows.length === 0) {
    await database.changed(heard, signal);
    if (signal.aborted) return page;
    heard = database.mark();
    page = await database.changes({ ...question, since: page.lastSeq });
  }
  return page;
}

function emptyPage(lastSeq: Sequence): ChangePage {
  return { rows: [], lastSeq, pending: 0 };
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

function answerOf({ rows, lastSeq, pending }: ChangePage): unknown {
  return { results: rows, last_seq: lastSeq, pending };
}

async function questionOf(exchange: Exchange): Promise<Question> {
  const { query } = exchange;
  const body = exchange.method === 'POST' && hasBody(exchange) ? await exchange.body() : {};
  const feed = query.get('feed') ?? 'normal';
  if (feed !== 'normal' && feed !== 'longpoll') throw badRequest('feed must be normal or longpoll');
  const heartbeat = query.get('heartbeat') === 'true' ? 60_000 : count(query, 'heartbeat', 0, LONGEST_WAIT);
  const isLong = heartbeat > 0 && !query.has('timeout');
  return {
    page: pageOf(query, body),
    longpoll: feed === 'longpoll',
    heartbeat: heartbeat === 0 ? 0 : Math.max(1000, heartbeat),
    timeout: isLong ? LONGEST_WAIT : count(query, 'timeout', 60_000, LONGEST_WAIT),
  };
}

function pageOf(query: URLSearchParams, body: unknown): ChangesQuestion {
  const documents = flag(query, 'include_docs');
  const attachments = flag(query, 'attachments');
  const files = documents && attachments;
  const most = files ? MOST_WITH_FILES : documents ? MOST_WITH_DOCS : Infinity;
  const ids = idsOf(query, body);
  return {
    since: sinceOf(query),
    // CouchDB takes 0 for 1.
    limit: Math.max(1, count(query, 'limit', most, most)),
    descending: flag(query, 'descending'),
    documents,
    files,
    ...(ids === undefined ? {} : { ids }),
  };
}

function hasBody({ request }: Exchange): boolean {
  return (
    Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined
  );
}

/** Whatever a sequence means, it looks like this; some clients send it back as the JSON that it came in. */
function sinceOf(query: URLSearchParams): Sequence {
  const since = query.get('since') ?? START;
  if (since === NOW) return since;
  const sequence = /^"?(\d{1,15}(?:-[\w-]{0,1000})?)"?$/.exec(since)?.[1];
  if (sequence === undefined) throw badRequest('since is not a sequence');
  return sequence;
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
