/** What a hostile page, a hostile client and a slow one may try; the routes are those of the server's own table. */
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readBody } from '../../runtime/server/http/readBody.ts';
import { RequestLimits } from '../../runtime/server/http/RequestLimits.ts';
import { rawAsk } from '../acceptance/raw.ts';
import { ask, event, logIn, PASSWORD, PHOTO_FILE, start } from './harness.ts';
import type { Running } from './harness.ts';
import { GRID, MINIMAL_KIT } from './minimalKit.ts';

const DB = `/grid-${GRID}`;
let server: Running;
let lin: string;
let now = Date.now();

beforeAll(async () => {
  // Whoever asks here may use every route: a body is judged after the right.
  const { worker } = MINIMAL_KIT.posts;
  const posts = { ...MINIMAL_KIT.posts, worker: { ...worker!, appoints: true } };
  server = await start({ clock: () => now, kit: { ...MINIMAL_KIT, posts } });
  lin = await logIn(server, 'lin');
});
afterAll(() => server.end());

const EXAMPLES: Readonly<Record<string, string>> = {
  ':db': `grid-${GRID}`,
  ':doc': 'x',
  ':file': 'a.jpg',
  ':local': 'x',
  ':draft': 'x',
  ':account': 'x',
};

/** Every way of the table with an example for each variable part. */
function ways(): readonly {
  readonly method: string;
  readonly path: string;
  readonly maxBody: number | undefined;
}[] {
  return server.routes.flatMap(({ methods, path, maxBody }) =>
    methods.map((method) => ({
      method,
      path: `/${path.map((part) => EXAMPLES[part] ?? part).join('/')}`,
      maxBody,
    })),
  );
}

describe('another site’s page', () => {
  test('changes nothing by any route, in any way that a browser sends for it', async () => {
    const changing = ways().filter(({ method }) => method !== 'GET');
    expect(changing.length).toBeGreaterThan(8);
    const hostile: readonly Readonly<Record<string, string>>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: server.url },
      { origin: `${server.url}.evil.example` },
      { origin: server.url.replace('http:', 'ftp:') },
    ];
    for (const { method, path } of changing) {
      for (const headers of hostile) {
        const body = method === 'DELETE' ? undefined : '{}';
        const { status } = await rawAsk(
          server.port,
          method,
          path,
          {
            cookie: lin,
            ...headers,
            ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': '2' }),
          },
          body,
        );
        expect([method, path, headers, status]).toEqual([method, path, headers, 403]);
      }
    }
    expect((await ask(server, lin, 'GET', '/api/me')).status).toBe(200);
  });

  test('gets nothing in by a form, even from a browser that says nothing of itself', async () => {
    const types = [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'text/plain; application/json',
    ];
    for (const { method, path } of ways().filter(
      (way) => way.method !== 'GET' && way.maxBody !== undefined,
    )) {
      for (const type of types) {
        const body = '{"docs":[],"x=":"y"}';
        const headers = { cookie: lin, 'content-type': type, 'content-length': String(body.length) };
        const { status } = await rawAsk(server.port, method, path, headers, body);
        // A log-in form is one; it logs nobody in without the password.
        expect([method, path, type, status >= 400 && status < 500]).toEqual([method, path, type, true]);
        expect(status).not.toBe(404);
      }
    }
  });

  test('cannot ask under a name that it made point here', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'a@localhost']) {
      const { status } = await rawAsk(server.port, 'GET', '/api/me', { cookie: lin, host });
      expect([host, [400, 421].includes(status)]).toEqual([host, true]);
    }
  });
});

describe('bodies', () => {
  test('are limited on every route, said beforehand or not', async () => {
    for (const { method, path, maxBody } of ways()) {
      const headers = { cookie: lin, 'content-type': 'application/json' };
      const size = (maxBody ?? 0) + 1;
      const said = await head(method, path, { ...headers, 'content-length': String(size) });
      expect([method, path, said]).toEqual([method, path, 413]);
      if (size > 300_000) continue;
      const unsaid = await rawAsk(
        server.port,
        method,
        path,
        { ...headers, 'transfer-encoding': 'chunked' },
        `"${'x'.repeat(size)}"`,
      );
      expect([method, path, unsaid.status]).toEqual([method, path, 413]);
    }
  });

  test('that stand still are given up with an answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stream = new PassThrough();
    const request = Object.assign(stream, { headers: { 'content-type': 'application/json' } });
    const reading = readBody(request as unknown as IncomingMessage, 1000, {}).catch(
      (error: unknown) => error,
    );
    stream.write('{"a":');
    await vi.advanceTimersByTimeAsync(29_000);
    stream.write('1');
    await vi.advanceTimersByTimeAsync(29_000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await reading).toMatchObject({ status: 408 });
    vi.useRealTimers();
  });

  test('with keys that reach for prototypes change nothing', async () => {
    const doc = event();
    const bodies = [
      `{"docs":[{"__proto__":{"polluted":1}}]}`,
      `{"docs":[{"constructor":{"prototype":{"polluted":1}}}]}`,
      JSON.stringify({
        docs: [{ ...doc, data: { ...doc.data, constructor: { prototype: { polluted: 1 } } } }],
      }),
      JSON.stringify({ docs: [{ ...doc, prototype: { polluted: 1 }, toString: 1 }] }),
      JSON.stringify({ docs: [], hasOwnProperty: 1, toString: { polluted: 1 } }),
    ];
    for (const body of bodies) {
      const { status, text } = await ask(server, lin, 'POST', `${DB}/_bulk_docs`, body);
      expect([body, status === 400 || !text.includes('"ok"')]).toEqual([body, true]);
    }
    for (const path of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect((await ask(server, lin, 'GET', `${DB}/${path}`)).status).toBe(404);
      expect((await ask(server, lin, 'GET', `${DB}/_local/${path}`)).status).toBe(404);
      expect((await ask(server, lin, 'GET', `/${path}`)).status).toBe(404);
    }
    const form = '__proto__=x&constructor=y&name=lin&password=z';
    const answer = await ask(server, undefined, 'POST', '/_session', form, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.status).toBe(401);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('headers', () => {
  test('cannot be made longer by what a client names', async () => {
    const names = ['a";x=y.jpg', "a'%0d%0ax: y.jpg", '样例 1.jpg', 'a;b.jpg', 'a\tb.jpg'];
    for (const name of names) {
      const doc = { ...event(), _attachments: { [name]: PHOTO_FILE } };
      const written = await ask(server, lin, 'POST', `${DB}/_bulk_docs`, { docs: [doc] });
      if (!written.text.includes('"ok"')) continue;
      const photo = await ask(
        server,
        lin,
        'GET',
        `${DB}/${encodeURIComponent(doc._id)}/${encodeURIComponent(name)}`,
      );
      expect([name, photo.status, photo.headers.get('x')]).toEqual([name, 200, null]);
      expect(photo.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[\w%.~!-]+$/);
      expect(photo.headers.get('x-content-type-options')).toBe('nosniff');
    }
    for (const path of [
      '/%0d%0aSet-Cookie:%20a=b',
      `${DB}/%0d%0aSet-Cookie:%20a=b`,
      `${DB}/_changes?feed=%0d%0aSet-Cookie:%20a=b`,
    ]) {
      const answer = await rawAsk(server.port, 'GET', path, { cookie: lin });
      expect([path, answer.headers['set-cookie']]).toEqual([path, undefined]);
    }
  });

  test('are all there on every answer, right or wrong', async () => {
    for (const { method, path } of ways()) {
      // It would end the session of the test.
      if (path === '/api/sessions/end' || (method === 'DELETE' && path === '/_session')) continue;
      for (const cookie of [lin, '']) {
        const { headers } = await rawAsk(server.port, method, path, { cookie });
        expect([method, path, headers['x-content-type-options']]).toEqual([method, path, 'nosniff']);
        expect(headers['cache-control']).toMatch(/no-store|private/);
        expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    }
  });
});

describe('a client in a loop', () => {
  test('is told when to come again, and is let in then; others are not held up', () => {
    const limits = new RequestLimits();
    const admit = (account: string | undefined, at: number): number => {
      try {
        limits.admit(account, '10.0.0.1', at);
        return 0;
      } catch (error) {
        const { status, headers } = error as { status: number; headers: Record<string, string> };
        expect(status).toBe(429);
        return Number(headers['Retry-After']);
      }
    };
    let let_in = 0;
    while (admit('lin', 0) === 0) let_in += 1;
    expect(let_in).toBe(3000);
    // However often it asks meanwhile.
    for (let tries = 0; tries < 500; tries += 1) expect(admit('lin', 10)).toBe(1);
    expect(admit('wu', 10)).toBe(0);
    expect(admit(undefined, 10)).toBe(0);
    expect(admit('lin', 1010)).toBe(0);
    // A clock that is set back gives nothing.
    while (admit('lin', 1010) === 0);
    expect(admit('lin', -1_000_000)).toBe(1);
  });

  test('gets 429 with the time to wait from the server itself', async () => {
    const cookie = await logIn(server, 'zhou');
    for (let count = 0; count < 3000; count += 1) server.town.limits.admit('zhou', '', now);
    const refused = await ask(server, cookie, 'GET', '/api/me');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await ask(server, lin, 'GET', '/api/me')).status).toBe(200);
    now += 1000;
    expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(200);
  });
});

describe('a session that somebody else may have', () => {
  test('ends everywhere when its owner says so, with its open feeds', async () => {
    const [phone, thief] = [await logIn(server, 'chen'), await logIn(server, 'chen')];
    const feed = ask(server, thief, 'GET', `${DB}/_changes?feed=longpoll&since=now&heartbeat=1000`);
    await vi.waitFor(() => {
      expect(server.town.feeds.size).toBe(1);
    });
    const answer = await ask(server, phone, 'POST', '/api/sessions/end');
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await feed).json).toMatchObject({ results: [] });
    for (const cookie of [phone, thief])
      expect((await ask(server, cookie, 'GET', '/api/me')).status).toBe(401);
    expect((await ask(server, await logIn(server, 'chen'), 'GET', '/api/me')).status).toBe(200);
  });

  test('travels over TLS alone where there is TLS', async () => {
    // In the place of the other one: of a CouchDB there is one.
    await server.end();
    server = await start({ publicUrl: 'https://grid.example.cn', proxy: true });
    const body = JSON.stringify({ name: 'lin', password: PASSWORD });
    const headers = {
      host: 'grid.example.cn',
      'content-type': 'application/json',
      'content-length': String(body.length),
    };
    const { status, headers: told } = await rawAsk(server.port, 'POST', '/_session', headers, body);
    expect([status, String(told['set-cookie'])]).toEqual([
      200,
      expect.stringMatching(/HttpOnly; SameSite=Strict; Path=\/; Max-Age=\d+; Secure$/),
    ]);
  });
});

/** Sends the head of a request and gives the status of the answer, without ever sending the body. */
function head(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    const lines = Object.entries({ host: `127.0.0.1:${String(server.port)}`, ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    socket.once('data', (chunk) => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(String(chunk))?.[1]));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
