/**
 * An answer other than success, thrown by a handler at any depth and turned into CouchDB's `{error, reason}` at one place.
 * `reason` goes to the client: it must not hold anything the client may not know.
 */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly status: number;
  readonly error: string;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, error: string, reason: string, headers: Readonly<Record<string, string>> = {}) {
    super(`${String(status)} ${error}: ${reason}`);
    this.status = status;
    this.error = error;
    this.reason = reason;
    this.headers = headers;
  }
}

export function badRequest(reason: string): HttpFailure {
  return new HttpFailure(400, 'bad_request', reason);
}

export function notFound(reason = 'missing'): HttpFailure {
  return new HttpFailure(404, 'not_found', reason);
}

export function unauthorized(reason: string): HttpFailure {
  return new HttpFailure(401, 'unauthorized', reason);
}

export function forbidden(reason: string): HttpFailure {
  return new HttpFailure(403, 'forbidden', reason);
}
