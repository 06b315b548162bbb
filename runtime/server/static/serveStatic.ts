import type { IncomingMessage } from 'node:http';
import type { Reply } from '../http/Exchange.ts';
import type { Page, Pages } from './loadPages.ts';

/** First segments that belong to databases and calls: under them a missing thing is 404, never a page. */
const NOT_PAGES = /^(?:_.*|api|grid-.*|unit-.*|vault-.*|town|config|audit)$/;

/**
 * The file of the app for this request, `index.html` for a page of the app that only the browser knows, or undefined.
 * All files are in memory under the names they were found by, so no path from outside ever reaches the file system.
 */
export function serveStatic(
  pages: Pages,
  request: IncomingMessage,
  segments: readonly string[],
): Exclude<Reply, 'handled'> | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const path = segments.join('/');
  const file = pages.get(path) ?? pages.get(path === '' ? 'index.html' : `${path}/index.html`);
  if (file !== undefined) return reply(file, request);
  const wantsPage = (request.headers.accept ?? '').includes('text/html');
  const index = pages.get('index.html');
  if (!wantsPage || index === undefined || NOT_PAGES.test(segments[0] ?? '')) return undefined;
  return reply(index, request);
}

function reply(page: Page, request: IncomingMessage): Exclude<Reply, 'handled'> {
  const headers = { ...page.headers };
  if (request.headers['if-none-match'] === page.headers['ETag']) {
    return { bytes: Buffer.alloc(0), status: 304, headers };
  }
  const accepted = request.headers['accept-encoding'] ?? '';
  if (page.br !== undefined && /\bbr\b/.test(accepted)) {
    return { bytes: page.br, headers: { ...headers, 'Content-Encoding': 'br' } };
  }
  if (page.gzip !== undefined && /\bgzip\b/.test(accepted)) {
    return { bytes: page.gzip, headers: { ...headers, 'Content-Encoding': 'gzip' } };
  }
  return { bytes: page.bytes, headers };
}
