import type { IncomingMessage } from 'node:http';
import { forbidden } from './HttpFailure.ts';

/**
 * Refuses a change that another site's page asks for with our user's cookie. Browsers say where a request comes from in
 * `Sec-Fetch-Site` and `Origin`; scripts (nano, curl) send neither, and no page can leave both out.
 * @param origins the origins under which this server is reached
 */
export function checkSameOrigin(request: IncomingMessage, origins: readonly string[]): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw forbidden('cross-site request');
  const origin = request.headers.origin;
  if (origin !== undefined && !origins.includes(origin.toLowerCase())) throw forbidden('cross-site request');
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/**
 * The origins of this request's `Host`, or undefined when we are not that host. On loopback only loopback names count: a
 * foreign name that resolves here is how a web page would reach a server on its visitor's machine.
 */
export function originsOf(
  host: string | undefined,
  options: { loopback: boolean; publicUrl?: string | undefined },
): readonly string[] | undefined {
  const name = host?.toLowerCase();
  const declared = options.publicUrl === undefined ? undefined : new URL(options.publicUrl);
  if (name !== undefined && declared?.host === name) return [declared.origin];
  if (name === undefined || !/^[a-z0-9.:[\]-]+$/.test(name)) return undefined;
  if (options.loopback && !LOOPBACK.test(name)) return undefined;
  return [`http://${name}`, `https://${name}`];
}
