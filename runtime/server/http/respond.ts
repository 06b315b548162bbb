import type { ServerResponse } from 'node:http';
import type { Reply } from './Exchange.ts';

const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** On every answer, also those that are written piece by piece. Data is never kept by a shared cache and never run as a page. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': DATA_POLICY,
  'Cache-Control': 'no-store',
};

export function respond(response: ServerResponse, reply: Exclude<Reply, 'handled'>): void {
  const bytes = 'bytes' in reply ? reply.bytes : Buffer.from(`${JSON.stringify(reply.json)}\n`);
  response.writeHead(reply.status ?? 200, {
    ...SAFE_HEADERS,
    ...('json' in reply ? { 'Content-Type': 'application/json' } : {}),
    ...reply.headers,
    'Content-Length': bytes.length,
  });
  response.end(bytes);
}
