import type { ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { caseOfId } from '#core/door';
import { noteExport } from '../audit/noteExport.ts';
import { getIdentity } from '../http/access.ts';
import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest, HttpFailure } from '../http/HttpFailure.ts';
import { SAFE_HEADERS } from '../http/respond.ts';
import { openCasesOf } from '../lists/openCasesOf.ts';
import type { Database, Sequence } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';
import { allEvents, eventsOfCases } from './snapshotPages.ts';

/** Open cases that go first: more than a person can look through, few enough to be there at once. */
const MOST_OPEN_CASES = 200;

/** JSON of events shrinks to a tenth already at the lowest level; the higher ones cost several times the processor. */
const GZIP_LEVEL = 1;

/**
 * A database's events in one answer, for a device that has none yet: lines of JSON, compressed, in pages.
 *
 *     {"source": …, "seq": …, "total": 10234}   who answers, where the changes feed goes on, how many there are
 *     {"events": [ … ]}                         newest case first; of files only names, types and lengths
 *     {"done": true}                            an answer without this line was cut off
 *
 * `after=<event id>` goes on behind an answer that was cut off. `only=open` gives the open cases, newest activity first, and
 * no more of them than somebody can look through. Like an open feed it ends when its reader loses the right to it.
 */
export async function snapshot(town: Town, exchange: Exchange): Promise<Reply> {
  const { query, request, response } = exchange;
  const after = afterOf(query);
  const onlyOpen = onlyOpenOf(query);
  const database = await databaseOf(town, exchange);
  const feed = town.feeds.add(getIdentity(exchange), database.name);
  if (feed === undefined)
    throw new HttpFailure(429, 'too_many_requests', 'too many open feeds', { 'Retry-After': '30' });
  const { abort } = feed;
  if (!town.mayStay(feed)) abort.abort();
  try {
    const head = await headOf(town, database);
    const pages = onlyOpen
      ? eventsOfCases(database, (await openCasesOf(town, database.name)).slice(0, MOST_OPEN_CASES))
      : allEvents(database, after);
    if (request.method !== 'HEAD') {
      const part = onlyOpen ? 'open' : after === undefined ? 'all' : 'rest';
      await noteExport((entry) => town.audit.note(entry), exchange, {
        database: database.name,
        by: 'snapshot',
        part,
      });
    }
    const zipped = /\bgzip\b/.test([request.headers['accept-encoding']].join());
    start(response, zipped);
    if (request.method === 'HEAD') response.end();
    else await send(lines(head, pages), response, zipped, abort.signal);
  } catch (error) {
    if (!response.headersSent) throw error;
    // Who went away or lost the right has a cut-off answer; to the next question the answer says why.
    response.destroy();
    if (!abort.signal.aborted && !isGone(error)) throw error;
  } finally {
    town.feeds.remove(feed);
  }
  return 'handled';
}

interface Head {
  readonly source: string;
  readonly seq: Sequence;
  readonly total: number;
}

/** Asked before the events are read: what is written from here on is behind `seq`, and may be among the events besides. */
async function headOf({ uuid }: Town, database: Database): Promise<Head> {
  const { documents, lastSeq } = await database.info();
  return { source: uuid, seq: lastSeq, total: documents };
}

async function* lines(head: Head, pages: AsyncIterable<string>): AsyncGenerator<string, void> {
  yield `${JSON.stringify(head)}\n`;
  yield* pages;
  yield '{"done":true}\n';
}

function start(response: ServerResponse, zipped: boolean): void {
  response.writeHead(200, {
    ...SAFE_HEADERS,
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
}

function send(
  text: AsyncIterable<string>,
  response: ServerResponse,
  zipped: boolean,
  signal: AbortSignal,
): Promise<void> {
  const packing = zipped ? createGzip({ level: GZIP_LEVEL }) : new PassThrough();
  return pipeline(Readable.from(text, { highWaterMark: 1 }), packing, response, { signal });
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function afterOf(query: URLSearchParams): string | undefined {
  const after = query.get('after') ?? undefined;
  if (after !== undefined && caseOfId(after) === undefined)
    throw badRequest('after is not the id of an event');
  return after;
}

function onlyOpenOf(query: URLSearchParams): boolean {
  const only = query.get('only');
  if (only !== null && only !== 'open') throw badRequest('only must be open');
  return only === 'open';
}
