import { isObject, type JsonObject } from '#core';

/** The published files of the town, and the revision they are. */
export interface TownFiles {
  readonly revision: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Whoever asks is not logged in any more. */
export class SignedOut extends Error {}

/** Fetches the revision in force. Rejects without a network, and with `SignedOut` when the session has ended. */
export async function fetchTownFiles(): Promise<TownFiles> {
  const { revision } = await fetchJson('/api/config/current');
  if (typeof revision !== 'string') throw new Error('The server named no revision.');
  const { files } = await fetchJson(`/config/${encodeURIComponent(`rev/${revision}`)}`);
  if (!isObject(files)) throw new Error('The revision has no files.');
  const texts = Object.entries(files).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { revision, files: new Map(texts) };
}

async function fetchJson(address: string): Promise<JsonObject> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (response.status === 401) throw new SignedOut();
  if (!response.ok) throw new Error(`${address}: ${String(response.status)}`);
  const answer: unknown = await response.json();
  return isObject(answer) ? answer : {};
}
