import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import nano from 'nano';
import { isObject } from '#core/base';
import { DataDirectoryBusy, lockDataDirectory } from '../storage/DataLock.ts';
import type { Databases } from '../storage/Databases.ts';
import { documentsUnder } from '../storage/documents.ts';
import { EmbeddedDatabases } from '../storage/embedded/EmbeddedDatabases.ts';
import type { AuditLine, Heads } from './AuditLine.ts';
import { isLine } from './AuditLine.ts';
import { openAnchor } from './openAudit.ts';
import type { AuditReport } from './verifyAudit.ts';
import { verifyAudit } from './verifyAudit.ts';

export interface AuditSource {
  readonly dataDir: string;
  /** A CouchDB with an administrator's account; without it the embedded database of the data directory. */
  readonly url?: string;
  /** Heads that were noted elsewhere, as JSON. */
  readonly headsFile?: string;
}

/** The log cannot be read; the message says why and what to do, in both languages. */
export class AuditUnreadable extends Error {
  override readonly name = 'AuditUnreadable';
}

/** Every line in the order of its time, and what the check says of them. */
export async function readAudit(
  source: AuditSource,
): Promise<{ readonly lines: readonly AuditLine[]; readonly report: AuditReport }> {
  const anchors = [(await openAnchor(source.dataDir)).value];
  if (source.headsFile !== undefined) anchors.push(await readHeads(source.headsFile));
  const documents = source.url === undefined ? await fromFolder(source.dataDir) : await fromCouch(source.url);
  const lines = documents
    .filter(isLine)
    .sort((left, right) => compare(left.at, right.at) || compare(left._id, right._id));
  return { lines, report: verifyAudit(documents, anchors) };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

async function readHeads(path: string): Promise<Heads> {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    // The whole answer of `verify --json`, or only its heads.
    const heads = isObject(read) && isObject(read['heads']) ? read['heads'] : read;
    if (!isObject(heads)) throw new Error('no object');
    return heads as unknown as Heads;
  } catch {
    throw new AuditUnreadable(`读不出 ${path} 中的末尾记录。\nThe heads in ${path} cannot be read.`);
  }
}

async function fromFolder(dataDir: string): Promise<readonly unknown[]> {
  if (!existsSync(join(dataDir, 'db')))
    throw new AuditUnreadable(`${dataDir} 中没有数据。\nThere is no data in ${dataDir}.`);
  const lock = await lockDataDirectory(dataDir).catch((error: unknown) => {
    if (!(error instanceof DataDirectoryBusy)) throw error;
    throw new AuditUnreadable(
      '服务正在使用这个数据文件夹，请先停止服务再核对。\nThe server is using this data folder: stop it first.',
    );
  });
  const databases: Databases = new EmbeddedDatabases(dataDir);
  try {
    return await documentsUnder(await databases.get('audit', 'server'), '');
  } finally {
    await databases.close();
    await lock.release();
  }
}

/** Never the error as it is: nano puts the whole address into it, and the password is in there. */
async function fromCouch(url: string): Promise<readonly unknown[]> {
  try {
    const server = nano(url.replace(/\/$/, ''));
    const listed = await server.use('audit').list({ include_docs: true });
    // The rules of the database are a document too.
    return listed.rows.flatMap(({ id, doc }) => (id.startsWith('_design/') ? [] : [doc]));
  } catch {
    throw new AuditUnreadable('CouchDB 的审计日志读不出来。\nThe audit log of the CouchDB cannot be read.');
  }
}
