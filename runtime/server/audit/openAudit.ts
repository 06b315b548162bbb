import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isObject } from '#core/base';
import type { Databases } from '../storage/Databases.ts';
import { JsonFile } from '../storage/JsonFile.ts';
import type { Heads } from './AuditLine.ts';
import { AuditLog } from './AuditLog.ts';

/** The file in the data directory that holds the newest heads. */
function anchorPath(dataDir: string): string {
  return join(dataDir, 'audit.json');
}

/** What the file says, or nothing when it is not there or holds something else. */
export async function openAnchor(dataDir: string): Promise<JsonFile<Heads>> {
  return JsonFile.open(anchorPath(dataDir), (stored) =>
    isObject(stored) ? (stored as unknown as Heads) : {},
  );
}

/** Begins this run's chain of the audit log in the database `audit`. */
export async function openAudit(
  dataDir: string,
  databases: Pick<Databases, 'get'>,
  clock: () => number,
): Promise<AuditLog> {
  const [database, anchor] = [await databases.get('audit', 'server'), await openAnchor(dataDir)];
  return AuditLog.open({ database, anchor, clock, random: randomBytes(4).toString('hex') });
}
