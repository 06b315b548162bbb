import { isObject, isText, type JsonObject, type Text } from '#core';
import { ask, textsIn } from './http.ts';

/** Where the server keeps drafts: as branches of the config's git repository, or in its data folder because of `why`. */
export interface KeptWhere {
  readonly keeper: 'git' | 'files';
  readonly why: Text | undefined;
}

/** The config of the town that a draft begins with. */
export interface TownFiles {
  /** Names these files for the server; the same for the same files. */
  readonly revision: string;
  readonly files: ReadonlyMap<string, string>;
  readonly where: KeptWhere;
}

const ADDRESS = '/api/config/files';

/** The config as it stands, for those who may change it; undefined for all others. */
export async function fetchTownFiles(): Promise<TownFiles | undefined> {
  const { status, json } = await ask(ADDRESS);
  if (status === 403) return undefined;
  const { start, files } = json;
  if (status !== 200 || typeof start !== 'string') throw new Error(`${ADDRESS}: ${String(status)}`);
  return { revision: start, files: textsIn(files), where: whereIn(json) };
}

/** The config that a draft began with, as it was then; undefined when the server does not know it any more. */
export async function fetchStart(start: string): Promise<ReadonlyMap<string, string> | undefined> {
  const { status, json } = await ask(`${ADDRESS}?start=${encodeURIComponent(start)}`);
  if (status === 404) return undefined;
  if (status !== 200) throw new Error(`${ADDRESS}: ${String(status)}`);
  return textsIn(json['files']);
}

/** The config that is in force, which everybody may read. */
export async function fetchPublished(): Promise<ReadonlyMap<string, string>> {
  const { json: current } = await ask('/api/config/current');
  const { revision } = current;
  if (typeof revision !== 'string') throw new Error('The server named no revision.');
  const { json } = await ask(`/config/${encodeURIComponent(`rev/${revision}`)}`);
  if (!isObject(json['files'])) throw new Error('The revision has no files.');
  return textsIn(json['files']);
}

function whereIn({ keeper, why }: JsonObject): KeptWhere {
  return { keeper: keeper === 'git' ? 'git' : 'files', why: isText(why) ? why : undefined };
}
