import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Identity } from '../account/Accounts.ts';
import type { Town } from '../Town.ts';
import { serveStatic } from '../static/serveStatic.ts';
import { authenticate } from './authenticate.ts';
import type { Exchange, Route } from './Exchange.ts';
import { HttpFailure, notFound } from './HttpFailure.ts';
import type { Match } from './matchRoute.ts';
import { matchRoute, segmentsOf } from './matchRoute.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';
import { readBody } from './readBody.ts';
import { respond } from './respond.ts';
import { checkSameOrigin, originsOf } from './sameOrigin.ts';
import { addressOf } from './addressOf.ts';
import { storageAnswer } from './storageAnswer.ts';

/** Answers one request: table of routes first, then the app's files, then 404. Never rejects. */
export async function handleRequest(
  town: Town,
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await route(town, routes, request, response);
  } catch (error) {
    fail(town, request, response, error);
  }
}

async function route(
  town: Town,
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { options } = town;
  const origins = originsOf(request.headers.host, options);
  if (origins === undefined) throw new HttpFailure(421, 'misdirected', 'this server is not that host');
  const url = request.url ?? '/';
  const cut = url.indexOf('?');
  const path = cut < 0 ? url : url.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? '' : url.slice(cut + 1));
  const method = request.method ?? 'GET';
  const segments = segmentsOf(path);
  const match = matchRoute(routes, method, segments);
  if (match.status === 'none' || isNavigation(request, segments)) {
    const page = serveStatic(town.pages, request, segments);
    if (page !== undefined) {
      respond(response, page);
      return;
    }
  }
  const { route: found, params } = foundIn(match);
  checkSameOrigin(request, origins);
  const from = addressOf(request, options);
  const identity = await authenticate(town.accounts, request, from.address);
  town.limits.admit(identity?.user.name, from.address, town.clock());
  checkUnasked(request, found);
  const exchange: Exchange = {
    request,
    response,
    method,
    query,
    params,
    identity,
    ...from,
    body: () => readBody(request, found.maxBody ?? 0, found),
  };
  found.access(exchange);
  await renewSession(town, identity, exchange);
  const reply = await found.handle(exchange);
  if (reply !== 'handled') respond(response, reply);
}

function foundIn(match: Match): Extract<Match, { readonly status: 'found' }> {
  if (match.status === 'none') throw notFound('missing');
  if (match.status === 'found') return match;
  const allow = match.allow.join(',');
  throw new HttpFailure(405, 'method_not_allowed', `Only ${allow} allowed`, { Allow: allow });
}

/** What nobody reads would have to be swallowed all the same. */
function checkUnasked({ headers }: IncomingMessage, { maxBody }: Route): void {
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  if (hasBody && maxBody === undefined)
    throw new HttpFailure(413, 'document_too_large', 'no body is expected here');
}

/** The one path that is both CouchDB's welcome and the app's first page. */
function isNavigation(request: IncomingMessage, segments: readonly string[]): boolean {
  return segments.length === 0 && (request.headers.accept ?? '').includes('text/html');
}

async function renewSession(town: Town, identity: Identity | undefined, exchange: Exchange): Promise<void> {
  const renewed = identity === undefined ? undefined : await town.accounts.renew(identity);
  if (renewed !== undefined) exchange.response.setHeader('Set-Cookie', town.cookie(renewed, exchange.secure));
}

const MISTAKE = new HttpFailure(500, 'internal_server_error', 'the server made a mistake');

function failureOf(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  return error instanceof StorageFailure ? storageAnswer(error) : MISTAKE;
}

function fail(town: Town, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const failure = failureOf(error);
  if (failure === MISTAKE && !response.destroyed) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    town.log('error', `${request.method ?? '?'} failed`, { detail });
  }
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  // What is left of a body that nobody read would be taken for the next request.
  const unread = !request.complete;
  respond(response, {
    status: failure.status,
    json: { error: failure.error, reason: failure.reason },
    headers: { ...failure.headers, ...(unread ? { Connection: 'close' } : {}) },
  });
  if (unread) request.resume();
}
