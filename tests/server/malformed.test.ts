/** Whatever is sent: a clear 4xx in CouchDB's form, nothing of the inside, and the server goes on. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, event, logIn, start } from './harness.ts';
import type { Running } from './harness.ts';
import { overCouch } from '../couch/couchServer.ts';
import { GRID } from './minimalKit.ts';

const DB = `/grid-${GRID}`;
let server: Running;
let lin: string;
const logged: string[] = [];

beforeAll(async () => {
  server = await start({
    log: (level, message, facts) => {
      if (level === 'error') logged.push(JSON.stringify([message, facts]));
    },
  });
  lin = await logIn(server, 'lin');
});
afterAll(() => server.end());

const deep = (open: string, close: string): string => open.repeat(5000) + close.repeat(5000);

const TABLE: readonly (readonly [method: string, path: string, body: unknown, status: number])[] = [
  ['POST', `${DB}/_bulk_docs`, '', 400],
  ['POST', `${DB}/_bulk_docs`, '{', 400],
  ['POST', `${DB}/_bulk_docs`, '{"docs":[}', 400],
  ['POST', `${DB}/_bulk_docs`, 'null', 400],
  ['POST', `${DB}/_bulk_docs`, '[]', 400],
  ['POST', `${DB}/_bulk_docs`, '"x"', 400],
  ['POST', `${DB}/_bulk_docs`, {}, 400],
  ['POST', `${DB}/_bulk_docs`, { docs: {} }, 400],
  ['POST', `${DB}/_bulk_docs`, { docs: [null] }, 400],
  ['POST', `${DB}/_bulk_docs`, { docs: [[]] }, 400],
  ['POST', `${DB}/_bulk_docs`, { docs: [7] }, 400],
  ['POST', `${DB}/_bulk_docs`, { docs: [], new_edits: 'no' }, 400],
  ['POST', `${DB}/_bulk_docs`, { docs: Array.from({ length: 2001 }, () => ({})) }, 413],
  ['POST', `${DB}/_bulk_docs`, deep('[', ']'), 400],
  ['POST', `${DB}/_bulk_docs`, deep('{"a":', '}').replace('}}', '1}}'), 400],
  ['POST', `${DB}/_bulk_docs`, '{"docs":[{"__proto__":{"x":1}}]}', 400],
  ['POST', `${DB}/_bulk_docs`, '{"docs":[{"_id":"\\ud800"}]}', 201],
  ['POST', `${DB}/_revs_diff`, [], 400],
  ['POST', `${DB}/_revs_diff`, { a: 'x' }, 400],
  ['POST', `${DB}/_revs_diff`, { a: [1] }, 400],
  ['POST', `${DB}/_revs_diff`, { a: ['nonsense'] }, 400],
  ['POST', `${DB}/_revs_diff`, { '_local/x': ['1-a'], '': ['1-a'] }, 200],
  ['POST', `${DB}/_bulk_get`, {}, 400],
  ['POST', `${DB}/_bulk_get`, { docs: [{}] }, 400],
  ['POST', `${DB}/_bulk_get`, { docs: [null] }, 400],
  ['POST', `${DB}/_bulk_get`, { docs: [{ id: 'x', rev: {} }] }, 400],
  ['POST', `${DB}/_bulk_get`, { docs: [{ id: 'x', rev: '9-abc' }, { id: 'y' }, { id: '_local/x' }] }, 200],
  ['POST', `${DB}/_bulk_get`, { docs: [] }, 200],
  ['POST', `${DB}/_bulk_get?revs=maybe`, { docs: [] }, 400],
  ['POST', `${DB}/_all_docs`, { keys: 'x' }, 400],
  ['POST', `${DB}/_all_docs`, { keys: [1] }, 400],
  ['GET', `${DB}/_all_docs?keys=x`, undefined, 400],
  ['GET', `${DB}/_all_docs?startkey=x`, undefined, 400],
  ['GET', `${DB}/_all_docs?startkey=7`, undefined, 400],
  ['GET', `${DB}/_all_docs?limit=-1`, undefined, 400],
  ['GET', `${DB}/_all_docs?limit=1e3`, undefined, 400],
  ['GET', `${DB}/_all_docs?limit=0`, undefined, 200],
  ['GET', `${DB}/_all_docs?include_docs=yes`, undefined, 400],
  ['GET', `${DB}/_all_docs?startkey="b"&endkey="a"`, undefined, 200],
  ['GET', `${DB}/_changes?since=x`, undefined, 400],
  ['GET', `${DB}/_changes?since={}`, undefined, 400],
  ['GET', `${DB}/_changes?since=-1`, undefined, 400],
  // What a sequence means is known only to the database: one that another gave may be taken or refused.
  ['GET', `${DB}/_changes?since=999999`, undefined, overCouch() ? 400 : 200],
  ['GET', `${DB}/_changes?since=0-g1AAAAB5eJzLYWBg`, undefined, overCouch() ? 400 : 200],
  ['GET', `${DB}/_changes?limit=x`, undefined, 400],
  ['GET', `${DB}/_changes?limit=0`, undefined, 200],
  ['GET', `${DB}/_changes?feed=eventsource`, undefined, 400],
  ['GET', `${DB}/_changes?feed=continuous`, undefined, 400],
  ['GET', `${DB}/_changes?filter=_view&view=a/b`, undefined, 400],
  ['GET', `${DB}/_changes?filter=app/mine`, undefined, 400],
  ['GET', `${DB}/_changes?filter=_doc_ids`, undefined, 400],
  ['GET', `${DB}/_changes?filter=_doc_ids&doc_ids=x`, undefined, 400],
  ['GET', `${DB}/_changes?filter=_doc_ids&doc_ids=["x"]`, undefined, 200],
  ['GET', `${DB}/_changes?heartbeat=x`, undefined, 400],
  ['GET', `${DB}/_changes?descending=true&limit=1`, undefined, 200],
  ['POST', `${DB}/_changes?filter=_selector`, { selector: {} }, 400],
  ['POST', `${DB}/_find`, {}, 400],
  ['POST', `${DB}/_find`, { selector: [] }, 400],
  ['POST', `${DB}/_find`, { selector: { a: { $regex: '^(a+)+$' } } }, 400],
  ['POST', `${DB}/_find`, { selector: { $where: 'x' } }, 400],
  ['POST', `${DB}/_find`, { selector: { a: { $gt: null } }, limit: -1 }, 400],
  ['POST', `${DB}/_find`, { selector: { a: 1 }, sort: ['a'] }, 400],
  ['POST', `${DB}/_find`, { selector: { a: 1 }, fields: 'a' }, 400],
  ['POST', `${DB}/_find`, { selector: { a: 1 }, use_view: 1 }, 400],
  ['POST', `${DB}/_find`, { selector: { a: { $in: 1 } } }, 400],
  ['POST', `${DB}/_find`, { selector: { a: { $mod: [0, 0] } } }, overCouch() ? 200 : 400],
  ['POST', `${DB}/_find`, { selector: { a: { $gt: null }, $or: [{ b: 1 }, { c: { $exists: true } }] } }, 200],
  ['POST', `${DB}/_find`, { selector: { a: Array.from({ length: 300 }, (_, i) => i) } }, 400],
  ['GET', `${DB}/x?rev=nonsense`, undefined, 400],
  ['GET', `${DB}/x?rev=1-abc`, undefined, 404],
  ['GET', `${DB}/x?open_revs=x`, undefined, 400],
  ['GET', `${DB}/x?open_revs=[1]`, undefined, 400],
  ['GET', `${DB}/x?open_revs=all`, undefined, 404],
  ['GET', `${DB}/x?open_revs=["1-abc"]`, undefined, 200],
  ['GET', `${DB}/x`, undefined, 404],
  ['GET', `${DB}/%00`, undefined, 400],
  ['GET', `${DB}/%ff`, undefined, 400],
  ['GET', `${DB}/%`, undefined, 400],
  ['GET', `${DB}/${'x'.repeat(600)}`, undefined, 404],
  ['GET', `${DB}/a/b/c/d`, undefined, 404],
  ['PUT', `${DB}/x`, 'null', 400],
  ['PUT', `${DB}/x`, { _id: 'y' }, 400],
  ['PUT', `${DB}/x`, {}, 403],
  ['POST', DB, 'null', 400],
  ['PUT', DB, {}, 405],
  ['DELETE', DB, undefined, 405],
  ['DELETE', `${DB}/_changes`, undefined, 405],
  ['DELETE', `${DB}/_local/x`, undefined, 405],
  ['PATCH', `${DB}/x`, {}, 405],
  ['COPY', `${DB}/x`, undefined, 405],
  ['PUT', `${DB}/_local/x`, 'null', 400],
  ['PUT', `${DB}/_local/x`, { _id: '_local/y' }, 400],
  ['PUT', `${DB}/_local/x`, { last_seq: { a: 1 } }, 403],
  ['PUT', `${DB}/_local/x`, { last_seq: 1, pad: 'x'.repeat(20_000) }, 413],
  ['GET', `${DB}/_local/${encodeURIComponent('../x')}`, undefined, 404],
  ['POST', '/_session', {}, 401],
  ['POST', '/_session', { name: {}, password: [] }, 401],
  ['POST', '/_session', 'null', 400],
  ['POST', '/_session', { name: 'x'.repeat(5000) }, 413],
  ['PUT', '/_session', {}, 405],
  ['POST', '/api/password', { old: 'x', new: 'short' }, 400],
  ['POST', '/api/password', {}, 400],
  ['POST', '/api/me', {}, 405],
  ['GET', '/api', undefined, 404],
  ['GET', '/..%2f..%2fetc%2fpasswd', undefined, 404],
  ['GET', '/assets/../../package.json', undefined, 404],
  ['GET', '/%2e%2e/package.json', undefined, 404],
];

describe('malformed requests', () => {
  test.each(TABLE)('%s %s %j → %i', async (method, path, body, status) => {
    const answer = await ask(server, lin, method, path, body);
    expect(answer.status).toBe(status);
    if (status < 400) return;
    const told = answer.json as { error: unknown; reason: unknown };
    expect(Object.keys(told).sort()).toEqual(['error', 'reason']);
    expect(answer.text).not.toMatch(/node_modules|\.ts:|at .*\(/);
  });

  test('bodies of other kinds are 415', async () => {
    for (const type of [
      'text/plain',
      'multipart/related; boundary=x',
      'application/x-www-form-urlencoded',
      '',
    ]) {
      const answer = await ask(server, lin, 'POST', `${DB}/_bulk_docs`, '{"docs":[]}', {
        'content-type': type,
      });
      expect(answer.status).toBe(415);
    }
    const zipped = await ask(server, lin, 'POST', `${DB}/_bulk_docs`, '{}', { 'content-encoding': 'gzip' });
    expect(zipped.status).toBe(415);
  });

  test('a body that is too large is refused before it is read', async () => {
    const answer = await raw(
      `POST ${DB}/_bulk_docs HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${lin}\r\nContent-Type: application/json\r\n` +
        'Content-Length: 999999999999\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  test('raw nonsense on the socket', async () => {
    const head = 'Host: 127.0.0.1\r\n\r\n';
    expect(await raw('\x00\x01\x02\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw('GET / HTTP/9.9\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`GET http://evil.example/ HTTP/1.1\r\nConnection: close\r\n${head}`)).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    expect(await raw(`GET //evil.example HTTP/1.1\r\nConnection: close\r\n${head}`)).toMatch(
      /^HTTP\/1\.1 404 /,
    );
    expect(await raw(`GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n${head}`)).toMatch(/^HTTP\/1\.1 431 /);
    expect(await raw(`OPTIONS * HTTP/1.1\r\nConnection: close\r\n${head}`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('a connection that breaks in the middle of a body', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const length = 'Content-Length: 1000';
    socket.write(
      `POST ${DB}/_bulk_docs HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${lin}\r\n` +
        `Content-Type: application/json\r\n${length}\r\n\r\n{"docs":[`,
    );
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    expect((await ask(server, lin, 'GET', DB)).status).toBe(200);
  });

  test('after all that the server works and nothing was a fault of its own', async () => {
    const sent = event();
    expect((await ask(server, lin, 'POST', DB, sent)).status).toBe(201);
    expect(logged).toEqual([]);
  });
});

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\r\n\r\n')) socket.end();
    });
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
    socket.write(text, 'latin1');
  });
}
