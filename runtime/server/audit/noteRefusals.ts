import { caseOfId } from '#core/door';
import type { Note } from './AuditLog.ts';

/** A document that the door did not take. */
export interface Refused {
  readonly id: string;
  readonly code: string;
}

/** More would only make the line long: the codes are counted. */
const MOST_IDS = 20;

/** One line for all that was refused of one request: how often for which reason, and which events; nothing of what is in them. */
export async function noteRefusals(
  note: Note,
  account: string,
  database: string,
  refused: readonly Refused[],
): Promise<void> {
  if (refused.length === 0) return;
  const codes: Record<string, number> = {};
  for (const { code } of refused) codes[code] = (codes[code] ?? 0) + 1;
  // An id that is none of an event's may hold anything.
  const ids = refused.map(({ id }) => id).filter((id) => caseOfId(id) !== undefined);
  await note({ what: 'refusal', account, facts: { database, codes, events: ids.slice(0, MOST_IDS) } });
}
