import type { IncomingMessage } from 'node:http';
import { badRequest, HttpFailure } from './HttpFailure.ts';
import { readRelated } from './multipart/readRelated.ts';
import { parseJson } from './parseJson.ts';

/** Bodies in memory at one moment, all requests together. Beyond it requests are asked to come again. */
const MOST_IN_FLIGHT = 256 * 1024 * 1024;
let inFlight = 0;
/** A body that stands still for so long (ms) is given up: a phone without a network comes again, and others need the place. */
const STANDSTILL = 30_000;

/** What a route takes besides JSON. */
interface Forms {
  /** url-encoded */
  readonly form?: boolean | undefined;
  /** multipart/related */
  readonly related?: boolean | undefined;
}

/** Reads and parses a body of at most `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number, takes: Forms): Promise<unknown> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const encoded = request.headers['content-encoding'];
  if (encoded !== undefined && encoded !== 'identity') {
    throw new HttpFailure(415, 'bad_content_type', 'Content-Encoding is not supported');
  }
  if (takes.form === true && type === 'application/x-www-form-urlencoded') {
    return Object.fromEntries(new URLSearchParams(await readText(request, limit)));
  }
  if (takes.related === true && type === 'multipart/related') {
    return readRelated(request.headers['content-type'] ?? '', await readBytes(request, limit));
  }
  if (type !== 'application/json') {
    throw new HttpFailure(415, 'bad_content_type', 'Content-Type must be application/json');
  }
  return parseJson(await readText(request, limit));
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const bytes = await readBytes(request, limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badRequest('the body is not UTF-8');
  }
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of movingOn(request)) {
      size += chunk.length;
      inFlight += chunk.length;
      if (size > limit) throw tooLarge(limit);
      if (inFlight > MOST_IN_FLIGHT) throw busy();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof HttpFailure) throw error;
    throw badRequest('the body ended early');
  } finally {
    inFlight -= size;
  }
  return Buffer.concat(chunks);
}

/** The chunks of a body; fails with 408 when nothing comes any more. The connection stays, so that it can be answered. */
async function* movingOn(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = request.iterator({ destroyOnReturn: false });
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const standstill = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new HttpFailure(408, 'timeout', 'the body stopped coming'));
      }, STANDSTILL);
    });
    try {
      const next = await Promise.race([chunks.next(), standstill]);
      if (next.done === true) return;
      yield next.value;
    } finally {
      clearTimeout(timer);
    }
  }
}

function tooLarge(limit: number): HttpFailure {
  return new HttpFailure(413, 'document_too_large', `the body may have ${String(limit)} bytes`);
}

function busy(): HttpFailure {
  return new HttpFailure(503, 'busy', 'too much is being uploaded at once', { 'Retry-After': '5' });
}
