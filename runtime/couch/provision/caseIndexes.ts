import type { Index } from './Wanted.ts';

/** How the list cache is looked through: the same names on CouchDB and on the embedded server. */
export const CASE_INDEXES: readonly Index[] = [
  // A town's year, and one grid's.
  { name: 'flow-opened', fields: ['flow', 'openedAt'] },
  { name: 'grid-opened', fields: ['grid', 'openedAt'] },
  // What is to be done, what somebody touched last first.
  { name: 'open-updated', fields: ['open', 'updatedAt'] },
  // What is overdue or soon will be.
  { name: 'next-due', fields: ['nextDue'] },
  // What the hub looks at again because a deadline passes.
  { name: 'next-look', fields: ['nextLook'] },
  // What changed since another system last asked.
  { name: 'kept', fields: ['keptAt'] },
];
