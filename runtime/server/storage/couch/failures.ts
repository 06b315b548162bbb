import type { StorageFailureKind } from '../StorageFailure.ts';
import { StorageFailure } from '../StorageFailure.ts';
import type { CouchRequest } from './CouchRequest.ts';

const KINDS: Readonly<Record<number, StorageFailureKind>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  // A database that exists already.
  412: 'conflict',
  413: 'invalid',
  429: 'unavailable',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** What an answer of CouchDB with a status of 400 and more means. A 500 is a fault, of CouchDB's or ours, and no answer for a client. */
export async function failureOf({ method = 'GET', path }: CouchRequest, response: Response): Promise<Error> {
  const text = await response.text().catch(() => '');
  const reason = reasonOf(text);
  const kind = isOddQuery(path, response.status, reason) ? 'invalid' : KINDS[response.status];
  if (kind === undefined) {
    return new Error(`CouchDB answered ${String(response.status)} to ${method} ${path.join('/')}: ${reason}`);
  }
  if (kind === 'missing' && reason === 'deleted') return new StorageFailure('deleted');
  return new StorageFailure(kind, reason);
}

/** CouchDB's Mango answers with a 500 to a selector of a form that it never thought of. It is the asker's fault all the same. */
function isOddQuery(path: readonly string[], status: number, reason: string): boolean {
  return status === 500 && path.at(-1) === '_find' && reason === 'function_clause';
}

function reasonOf(text: string): string {
  try {
    const { reason } = JSON.parse(text) as { readonly reason?: unknown };
    return typeof reason === 'string' ? reason : 'no reason';
  } catch {
    return 'no reason';
  }
}
