import { roleOf } from '#core/rules';
import type { UserChange } from '../account/Users.ts';
import type { AuditEntry, AuditLog } from './AuditLog.ts';

/** Puts changes of accounts on record: who is new or gone, whose posts or password are others. No name but the account's. */
export async function noteChanges(audit: AuditLog, changes: readonly UserChange[]): Promise<void> {
  const entries = changes.flatMap(entriesOf);
  await Promise.all(entries.map((entry) => audit.note(entry)));
}

function entriesOf({ before, after, password }: UserChange): readonly AuditEntry[] {
  const account = (after ?? before)?.name ?? '';
  const holdings = after?.holdings.map(roleOf) ?? [];
  if (after === undefined) return [{ what: 'account.removed', account }];
  if (before === undefined) return [{ what: 'account.created', account, facts: { holdings } }];
  const former = before.holdings.map(roleOf);
  const entries: AuditEntry[] = [];
  if (former.join() !== holdings.join())
    entries.push({ what: 'rights', account, facts: { from: former, to: holdings } });
  if (password) entries.push({ what: 'password', account });
  return entries;
}
