import type { Holding, Text } from '#core';
import type { Account } from './Account.ts';

/** Why the server did not do what it was asked. */
export type Failure =
  | { readonly status: 'network' | 'signIn' | 'forbidden' | 'failed' }
  /** The server says which rule and, in words for people, why. */
  | { readonly status: 'refused'; readonly code: string; readonly message: Text };

/** What the server answered. */
export type Answer<T> = { readonly status: 'ok'; readonly value: T } | Failure;

/** What is kept of an account; `isNew` tells a new one from a change, so that neither happens by mistake. */
export interface Saving {
  readonly displayName: string;
  readonly holdings: readonly Holding[];
  readonly isNew: boolean;
}

interface Listed {
  readonly accounts: readonly Account[];
}

interface Saved {
  readonly account: Account;
  /** Only of a new account, and only in this answer. */
  readonly password?: string;
}

interface Said {
  readonly code?: unknown;
  readonly message?: unknown;
}

/** The server's list of accounts. */
export const accountServer = {
  list: (): Promise<Answer<Listed>> => ask('GET', ''),
  save: (name: string, saving: Saving): Promise<Answer<Saved>> => ask('PUT', path(name), saving),
  newPassword: (name: string): Promise<Answer<{ readonly password: string }>> =>
    ask('POST', `${path(name)}/password`),
  remove: (name: string): Promise<Answer<{ readonly ok: true }>> => ask('DELETE', path(name)),
};

const path = (name: string): string => `/${encodeURIComponent(name)}`;

async function ask<T>(method: string, below: string, body?: object): Promise<Answer<T>> {
  const response = await fetch(`/api/accounts${below}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (response === undefined) return { status: 'network' };
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) return failureOf(response.status, answer ?? {});
  // Cut off half way: whether it was done is not known.
  return answer === undefined ? { status: 'network' } : { status: 'ok', value: answer as T };
}

function failureOf(status: number, { code, message }: Said): Failure {
  if (status === 401) return { status: 'signIn' };
  if (isText(message)) return { status: 'refused', code: typeof code === 'string' ? code : '', message };
  if (status === 403) return { status: 'forbidden' };
  return { status: 'failed' };
}

function isText(value: unknown): value is Text {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
