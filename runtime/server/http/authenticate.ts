import type { IncomingMessage } from 'node:http';
import type { Accounts, Identity, LogIn } from '../account/Accounts.ts';
import { PasswordQueueFull } from '../account/passwords.ts';
import { HttpFailure, unauthorized } from './HttpFailure.ts';

export const COOKIE = 'AuthSession';

/**
 * Who asks, by cookie or Basic authorization; undefined for nobody. A wrong Basic password is 401 even where nobody would
 * be let in, a cookie that is no longer valid is nobody.
 */
export async function authenticate(
  accounts: Accounts,
  request: IncomingMessage,
  address: string,
): Promise<Identity | undefined> {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const [name, password] = basic(header);
    return admitted(await guarded(() => accounts.fromBasic(name, password, address)));
  }
  const cookie = cookieOf(request);
  return cookie === undefined ? undefined : accounts.fromCookie(cookie);
}

/** Log-ins beyond what the machine can check at once are asked to come again. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PasswordQueueFull) {
      throw new HttpFailure(503, 'busy', 'too many log-ins at once', { 'Retry-After': '5' });
    }
    throw error;
  }
}

/** Who a successful log-in is; 401 or 429 otherwise. */
export function admitted(result: LogIn): Identity {
  switch (result.status) {
    case 'in':
      return { user: result.user, ...(result.token === undefined ? {} : { token: result.token }) };
    case 'wrong':
      throw unauthorized('Name or password is incorrect.');
    case 'wait': {
      const seconds = String(Math.ceil(result.ms / 1000));
      throw new HttpFailure(
        429,
        'too_many_requests',
        `Too many failed log-ins. Try again in ${seconds} seconds.`,
        {
          'Retry-After': seconds,
        },
      );
    }
  }
}

function basic(header: string): [string, string] {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header)?.[1];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const cut = text.indexOf(':');
  if (cut < 0) throw unauthorized('Name or password is incorrect.');
  return [text.slice(0, cut), text.slice(cut + 1)];
}

function cookieOf(request: IncomingMessage): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value !== undefined && value !== '') return value;
  }
  return undefined;
}
