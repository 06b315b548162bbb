import { isObject, type JsonObject } from '#core';

/** Whoever asks is not logged in any more. */
export class SignedOut extends Error {}

/** What the server answered: its status, and an object (empty where it sent none). */
export interface Answer {
  readonly status: number;
  readonly json: JsonObject;
}

interface Asked {
  readonly method?: 'GET' | 'PUT' | 'DELETE';
  readonly body?: JsonObject;
}

/** Asks the server. Rejects without a network and when the server fails, and with `SignedOut` when the session has ended. */
export async function ask(address: string, { method = 'GET', body }: Asked = {}): Promise<Answer> {
  const response = await fetch(address, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status === 401) throw new SignedOut();
  // 429: not now. Like a server that fails, it is asked again.
  if (response.status >= 500 || response.status === 429)
    throw new Error(`${address}: ${String(response.status)}`);
  const json: unknown = await response.json().catch(() => undefined);
  return { status: response.status, json: isObject(json) ? json : {} };
}

/** The texts of an object by path; what is no text is left out. */
export function textsIn(value: unknown): ReadonlyMap<string, string> {
  const entries = Object.entries(isObject(value) ? value : {});
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
