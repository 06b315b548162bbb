import type { EventDatabase, PageDatabase } from '#store';
import { openOutbox } from './outbox.ts';

export interface WipeOptions {
  /** The account's local databases of events. Stop synchronisation and close the store's watchers before. */
  readonly databases: readonly EventDatabase[];
  /** What their first loads brought. */
  readonly pages?: readonly PageDatabase[];
  readonly device: string;
  /** Also when something would be lost. Ask the person first, with the numbers that the answer without it gives. */
  readonly force?: boolean;
}

export type Wiped =
  | { readonly status: 'wiped' }
  /** Nothing was removed: these events are only on this device. */
  | { readonly status: 'kept'; readonly waiting: readonly string[]; readonly refused: readonly string[] };

/** Removes an account's events from this device, unless some of them are nowhere else. */
export async function wipeDatabases({
  databases,
  pages = [],
  device,
  force = false,
}: WipeOptions): Promise<Wiped> {
  if (!force) {
    const boxes = await Promise.all(databases.map((database) => openOutbox(database, device)));
    const waiting = boxes.flatMap((box) => box.waiting());
    const refused = boxes.flatMap((box) => box.refused().map(({ event }) => event));
    if (waiting.length + refused.length > 0) return { status: 'kept', waiting, refused };
  }
  for (const database of [...databases, ...pages]) await database.destroy();
  return { status: 'wiped' };
}
