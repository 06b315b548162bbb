import type { Account } from './Account.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A server of accounts that forgets. What is put into `next` is the answer to the next request that changes something. */
export interface FakeAccounts {
  accounts: readonly Account[];
  next: Response | 'cut off' | undefined;
  online: boolean;
  /** Everything that was asked, in order; lists left out. */
  readonly asked: Asked[];
}

/** Stands in for the server: `stub` puts its answers in the place of `fetch`. */
export function fakeAccounts(
  stub: (name: string, value: unknown) => unknown,
  accounts: readonly Account[],
): FakeAccounts {
  const server: FakeAccounts = { accounts, next: undefined, online: true, asked: [] };
  stub('fetch', (address: string, { method = 'GET', body }: RequestInit = {}) => {
    if (!server.online) return Promise.reject(new TypeError('Failed to fetch'));
    const path = decodeURIComponent(address);
    if (method === 'GET') return Promise.resolve(Response.json({ accounts: server.accounts }));
    const sent: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
    server.asked.push({ method, path, body: sent });
    const { next } = server;
    server.next = undefined;
    if (next === 'cut off') return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(next ?? answer(method, path, sent));
  });
  return server;
}

function answer(method: string, path: string, sent: unknown): Response {
  if (method === 'DELETE') return Response.json({ ok: true });
  if (path.endsWith('/password')) return Response.json({ password: 'another-word' });
  const { displayName, holdings, isNew } = sent as Account & { readonly isNew: boolean };
  const account = { name: path.replace('/api/accounts/', ''), displayName, holdings };
  return Response.json({ account, ...(isNew ? { password: 'first-word' } : {}) });
}

/** The server's refusal as the contract has it. */
export function refusal(status: number, code: string, chinese: string): Response {
  const message = { 'zh-CN': chinese, en: 'Not so.' };
  return Response.json({ error: code, reason: message.en, code, message }, { status });
}
