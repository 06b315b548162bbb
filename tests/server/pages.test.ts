/** The app's files: right types, strict headers, nothing outside the folder; and whom the server lets near. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, start } from './harness.ts';
import type { Running } from './harness.ts';
import { GRID } from './minimalKit.ts';

const SCRIPT = `console.log(${JSON.stringify('x'.repeat(3000))});`;
let folder: string;
let server: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-pages-'));
  await mkdir(join(folder, 'app/assets'), { recursive: true });
  await mkdir(join(folder, 'app/designer'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'app/index.html'), '<!doctype html><title>app</title>');
  await writeFile(join(folder, 'app/designer/index.html'), '<!doctype html><title>designer</title>');
  await writeFile(join(folder, 'app/sw.js'), SCRIPT);
  await writeFile(join(folder, 'app/assets/main-Abc123_-.js'), SCRIPT);
  server = await start({ appDir: join(folder, 'app') });
});
afterAll(async () => {
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

const page = { accept: 'text/html,application/xhtml+xml' };

describe('pages', () => {
  test('carry a strict policy and are asked for anew', async () => {
    const answer = await ask(server, undefined, 'GET', '/', undefined, page);
    expect(answer.text).toContain('<title>app</title>');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const policy = answer.headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'"]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('permissions-policy')).toContain('payment=()');
    const etag = answer.headers.get('etag') ?? '';
    expect(
      (await ask(server, undefined, 'GET', '/', undefined, { ...page, 'if-none-match': etag })).status,
    ).toBe(304);
  });

  test('of the app alone answer to addresses that only the browser knows', async () => {
    for (const path of ['/case/abc', '/login', '/me?x=1', '/index.html']) {
      expect((await ask(server, undefined, 'GET', path, undefined, page)).text).toContain(
        '<title>app</title>',
      );
    }
    expect((await ask(server, undefined, 'GET', '/designer', undefined, page)).text).toContain('designer');
    for (const path of [
      '/api/none',
      '/_all_dbs',
      `/grid-${GRID}/a/b/c`,
      '/vault-1',
      '/audit',
      '/config/a/b/c',
    ]) {
      const answer = await ask(server, undefined, 'GET', path, undefined, page);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/json',
      ]);
    }
    expect((await ask(server, undefined, 'GET', '/missing.js')).status).toBe(404);
    expect((await ask(server, undefined, 'GET', '/')).json).toMatchObject({ couchdb: 'Welcome' });
  });

  test('with a hash in their name are kept for ever, the service worker is not', async () => {
    const hashed = await ask(server, undefined, 'GET', '/assets/main-Abc123_-.js');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await ask(server, undefined, 'GET', '/sw.js')).headers.get('cache-control')).toBe('no-cache');
  });

  test('come compressed to whom can read that', async () => {
    const answer = await raw('/sw.js', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(new Uint8Array(answer.bytes)).toString()).toBe(SCRIPT);
    expect((await raw('/sw.js', {})).bytes.toString()).toBe(SCRIPT);
  });

  test('never come from outside the folder', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2f..%2fsecret.txt',
    ]) {
      const answer = await raw(path, page);
      expect(answer.bytes.toString()).not.toContain('secret');
    }
  });
});

describe('the server', () => {
  test('does not answer under a foreign name', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      const answer = await raw('/', { host });
      expect([host, [400, 421].includes(answer.status)]).toEqual([host, true]);
    }
    for (const host of ['localhost', `localhost:${String(server.port)}`, '127.0.0.1', '[::1]:5320']) {
      expect((await raw('/', { host })).status).toBe(200);
    }
  });

  test('listens beyond this machine only when asked twice, and never with demonstration accounts', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toMatchObject({ name: 'StartRefused' });
    await expect(start({ host: '0.0.0.0', allowRemote: true, demo: true })).rejects.toMatchObject({
      name: 'StartRefused',
    });
    const demo = await start({ demo: true });
    expect((await ask(demo, undefined, 'GET', '/api/demo')).json).toHaveProperty('accounts');
    const forwarded = { 'x-forwarded-for': '127.0.0.1' };
    expect((await ask(demo, undefined, 'GET', '/api/demo', undefined, forwarded)).status).toBe(404);
    await demo.close();
    const wider = start({ host: '0.0.0.0', allowRemote: true, dataDir: demo.dataDir });
    await expect(wider).rejects.toMatchObject({ name: 'StartRefused' });
    await rm(demo.dataDir, { recursive: true, force: true });
  });

  test('says plainly that a port is taken', async () => {
    await expect(start({ port: server.port })).rejects.toMatchObject({ name: 'StartRefused' });
  });
});

function raw(
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
      const chunks: Uint8Array[] = [];
      response.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: Buffer.concat(chunks),
        });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
