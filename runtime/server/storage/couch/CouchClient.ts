import { StorageFailure } from '../StorageFailure.ts';
import type { CouchRequest } from './CouchRequest.ts';
import { failureOf } from './failures.ts';

/**
 * Requests to one CouchDB. The administrator's password stays in here: it is in no message, and goes out only on requests that
 * say so.
 */
export class CouchClient {
  readonly #origin: string;
  readonly #admin: string;

  /** @param address with the administrator's name and password */
  constructor(address: URL) {
    this.#origin = `${address.origin}${address.pathname.replace(/\/$/, '')}`;
    const [name, password] = [address.username, address.password].map(decodeURIComponent);
    this.#admin = `Basic ${Buffer.from(`${name ?? ''}:${password ?? ''}`).toString('base64')}`;
  }

  /** The parsed answer. Rejects with `StorageFailure`, or another error when CouchDB itself made a mistake. */
  async json(request: CouchRequest): Promise<unknown> {
    const response = await this.send(request);
    return response.json();
  }

  /** The answer with a status below 400. */
  async send(request: CouchRequest): Promise<Response> {
    const response = await this.#fetch(request);
    if (!response.ok && response.status !== 304) throw await failureOf(request, response);
    return response;
  }

  /** Logs in as a person: the session's token, or undefined when name and password do not fit. */
  async logIn(name: string, password: string, address?: string): Promise<LogInAnswer> {
    const response = await fetch(`${this.#origin}/_session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // CouchDB counts failures by address; all come from us.
        ...(address === undefined ? {} : { 'x-forwarded-for': address }),
      },
      body: JSON.stringify({ name, password }),
    }).catch(unreachable);
    await response.arrayBuffer();
    if (response.status === 401) return { status: 'wrong' };
    if (response.status === 403) return { status: 'locked' };
    const token = tokenOf(response);
    if (!response.ok || token === undefined) throw new StorageFailure('unavailable');
    return { status: 'in', token };
  }

  /** A token that lives longer, where CouchDB gives one, else the same; undefined when it is no longer valid for `name`. */
  async renew(name: string, token: string): Promise<string | undefined> {
    const response = await this.#fetch({ as: { token }, path: ['_session'] });
    const told = (await response.json()) as { readonly userCtx?: { readonly name?: unknown } };
    if (!response.ok || told.userCtx?.name !== name) return undefined;
    return tokenOf(response) ?? token;
  }

  async #fetch({ as, method = 'GET', path, query = {}, body, signal }: CouchRequest): Promise<Response> {
    const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    const url = `${this.#origin}/${path.map(encodeURIComponent).join('/')}?${search.toString()}`;
    const init: RequestInit = {
      method,
      headers: {
        accept: 'application/json',
        ...(as === 'admin' ? { authorization: this.#admin } : { cookie: `AuthSession=${as.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      redirect: 'error',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    };
    try {
      return await fetch(url, init);
    } catch (error) {
      if (signal?.aborted === true) throw error;
      // A connection that CouchDB closed while it was idle; asking twice harms nothing only where nothing is written.
      return method === 'GET' ? fetch(url, init).catch(unreachable) : unreachable();
    }
  }
}

type LogInAnswer =
  | { readonly status: 'in'; readonly token: string }
  | { readonly status: 'wrong' }
  /** CouchDB itself counts failures and looks at no password for a while. */
  | { readonly status: 'locked' };

function tokenOf(response: Response): string | undefined {
  return /^AuthSession=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
}

/** Never the error as it was: some name the address, and with it the password. */
function unreachable(): never {
  throw new StorageFailure('unavailable', 'the database cannot be reached');
}
