import type { JsonObject } from '#core/base';
import { getIdentity } from '../http/access.ts';
import type { Exchange } from '../http/Exchange.ts';
import type { Note } from './AuditLog.ts';

/**
 * A copy that leaves the server is on record before its first byte: who takes it, from which database, by which way and how much;
 * without the line there is no answer.
 */
export async function noteExport(
  note: Note,
  exchange: Exchange,
  facts: JsonObject & { readonly database: string; readonly by: 'snapshot' | 'query' },
): Promise<void> {
  await note({ what: 'export', account: getIdentity(exchange).user.name, facts });
}
