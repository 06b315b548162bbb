import { isStorageFull } from '#store';

/**
 * What to do about a failure:
 * `denied` the session is over; `forbidden` this account may not use this database; `full` no room on this device;
 * `never` the server understood and will not take it, however often it is asked; `later` all else: try again.
 */
export type Failure = 'denied' | 'forbidden' | 'full' | 'never' | 'later';

/** The state of a database after a failure of its whole exchange with the server. */
export function stateAfter(error: unknown): 'full' | 'denied' | 'forbidden' | 'offline' {
  if (isStorageFull(error)) return 'full';
  const failure = failureOfRequest(error);
  return failure === 'denied' || failure === 'forbidden' ? failure : 'offline';
}

/** A request was refused by its size. */
export function isTooLarge(error: unknown): boolean {
  return told(error).status === 413;
}

interface Told {
  readonly name?: unknown;
  readonly status?: unknown;
}

/** For statuses of 4xx that are about the moment and not about the request: time-out, too early, too many. */
const PASSING = new Set([404, 408, 409, 425, 429]);

/** A request as a whole failed. */
export function failureOfRequest(error: unknown): Exclude<Failure, 'full'> {
  const { name, status } = told(error);
  if (status === 401 || name === 'unauthorized') return 'denied';
  if (status === 403 || name === 'forbidden') return 'forbidden';
  return isOurs(status) ? 'never' : 'later';
}

/** One document of a request was not written. */
export function failureOfDocument(error: unknown): 'never' | 'later' {
  const { name, status } = told(error);
  // The word comes in the field that the answer of the server and PouchDB's error each call otherwise.
  const refused = name === 'forbidden' || name === 'unauthorized';
  return refused || status === 401 || status === 403 || isOurs(status) ? 'never' : 'later';
}

function told(error: unknown): { readonly name: string; readonly status: number | undefined } {
  const { name, error: word, status } = (error ?? {}) as Told & { readonly error?: unknown };
  const words = typeof word === 'string' ? word : name;
  return {
    name: typeof words === 'string' ? words.toLowerCase() : '',
    status: typeof status === 'number' ? status : undefined,
  };
}

function isOurs(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && !PASSING.has(status);
}
