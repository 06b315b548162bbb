import type { Kit } from '#core/model';
import type { Database } from '../storage/Database.ts';
import type { Databases } from '../storage/Databases.ts';
import { documentsUnder, findDocument } from '../storage/documents.ts';
import { putOne } from './putOne.ts';
import { retryConflict } from './retryConflict.ts';

/** A published revision in the database `config`. */
interface RevisionDocument {
  readonly kind: 'revision';
  readonly revision: string;
  /** ISO instant; the newest one is the revision in force. */
  readonly publishedAt: string;
  readonly files: Readonly<Record<string, string>>;
}

type Published = 'new' | 'changed' | 'same';

type Stored = RevisionDocument & { readonly _id: string; readonly _rev: string };

/** For editors and tests only; a device need not carry them. */
const NOT_PUBLISHED = /^(?:schema\/|flows\/[^/]+\/scenarios\/)/;

/**
 * Writes the revision in force into `config`, unless it stands there already as the newest. The calendar is no part of a revision,
 * so a calendar that was corrected replaces the files of its revision; and a town that goes back to an older revision makes
 * that one the newest again.
 */
export function publish(
  databases: Databases,
  kit: Kit,
  files: ReadonlyMap<string, string>,
  now: number,
): Promise<Published> {
  return retryConflict(() => publishOnce(databases, kit, files, now));
}

async function publishOnce(
  databases: Databases,
  kit: Kit,
  files: ReadonlyMap<string, string>,
  now: number,
): Promise<Published> {
  const database = await databases.get('config', 'server');
  const published = Object.fromEntries([...files].filter(([path]) => !NOT_PUBLISHED.test(path)));
  const all = await revisions(database);
  const before = all.find((one) => one.revision === kit.revision);
  const newest = all.every((one) => one.publishedAt <= (before?.publishedAt ?? ''));
  if (before !== undefined && newest && sameFiles(before.files, published)) return 'same';
  const latest = all.map((one) => Date.parse(one.publishedAt)).reduce((a, b) => Math.max(a, b), 0);
  const document = {
    _id: `rev/${kit.revision}`,
    ...(before === undefined ? {} : { _rev: before._rev }),
    kind: 'revision',
    revision: kit.revision,
    // Also after the clock of this machine was set back.
    publishedAt: new Date(Math.max(now, latest + 1)).toISOString(),
    files: published,
  };
  await putOne(database, document);
  return before === undefined ? 'new' : 'changed';
}

/** The files of a published revision, or undefined. */
export async function filesOfRevision(
  databases: Databases,
  revision: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const found = await findDocument(await databases.get('config', 'server'), `rev/${revision}`);
  const files = (found as Stored | undefined)?.files;
  return files === undefined ? undefined : new Map(Object.entries(files));
}

async function revisions(database: Database): Promise<readonly Stored[]> {
  return (await documentsUnder(database, 'rev/')) as unknown as readonly Stored[];
}

function sameFiles(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
