import { roleOf } from '#core/rules';
import type { UserChange } from '../account/Users.ts';
import type { AuditEntry, AuditLog } from './AuditLog.ts';

/** Puts changes of accounts on record: who is new or gone, whose name, posts or password are others, and `by` whom. No name but the account's. */
export async function noteChanges(audit: AuditLog, changes: readonly UserChange[]): Promise<void> {
  const entries = changes.flatMap((change) => {
    const { by } = change;
    return entriesOf(change).map((entry) =>
      by === undefined ? entry : { ...entry, facts: { ...entry.facts, by } },
    );
  });
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
  if (before.displayName !== after.displayName) entries.push({ what: 'account.renamed', account });
  if (password) entries.push({ what: 'password', account });
  return entries;
}
