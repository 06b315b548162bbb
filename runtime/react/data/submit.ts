import {
  newEvent,
  ownerDatabase,
  type Case,
  type CaseEvent,
  type Edit,
  type Holding,
  type JsonObject,
  type Kit,
} from '#core';
import { isStorageFull, type NewFile } from '#store';
import { ulid } from 'ulid';
import type { Workplace } from './Workplace.tsx';

/** What somebody did, ready to become an event. */
export interface Deed {
  readonly flow: string;
  readonly act: string;
  readonly as: Holding;
  /** The case it belongs to; for `open` the grid of the new one. */
  readonly on: Case | { readonly grid: string };
  /** The event that this one replaces, because the server would not take it. */
  readonly corrects?: { readonly event: string; readonly at: string } | undefined;
  readonly data?: JsonObject;
  readonly edits?: readonly Edit[];
  readonly files?: readonly NewFile[];
}

export type Submitted =
  | { readonly status: 'kept'; readonly event: CaseEvent }
  | { readonly status: 'full' }
  | { readonly status: 'failed'; readonly message: string };

/** Writes the deed as one event on this device. Replication takes it from there. */
export async function submit(place: Workplace, deed: Deed): Promise<Submitted> {
  const kit = kitFor(place, deed);
  const event = eventOf(place, kit, deed);
  const database = ownerDatabase(kit, event);
  if (database === undefined) return { status: 'failed', message: deed.as.post };
  try {
    await place.store.put(database, event, deed.files ?? []);
    // In this order: killed in between, the old one is still shown and nothing is lost.
    if (deed.corrects !== undefined) await place.sync.settle(deed.corrects.event);
    return { status: 'kept', event };
  } catch (error) {
    if (isStorageFull(error)) return { status: 'full' };
    return { status: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** A case goes on with the kit it was opened with. */
function kitFor(place: Workplace, { on }: Deed): Kit {
  return 'id' in on ? (place.kitOf(on.rev) ?? place.kit) : place.kit;
}

function eventOf(place: Workplace, kit: Kit, { flow, act, as, on, data, edits, corrects }: Deed): CaseEvent {
  const now = place.clock();
  const one = 'id' in on ? on : null;
  return newEvent({
    kit,
    flow,
    case: one,
    caseId: one?.id ?? caseOf(corrects) ?? ulid(now),
    actor: { person: place.me.person, ...as },
    intent: {
      act,
      grid: on.grid,
      ...(data === undefined ? {} : { data }),
      ...(edits === undefined ? {} : { edits }),
    },
    id: ulid(now),
    at: one === null ? openedAt(corrects, now) : now,
    device: place.device,
  });
}

/** A corrected opening opens the same case: what was done to it meanwhile belongs to it still … */
function caseOf(corrects: Deed['corrects']): string | undefined {
  return corrects?.event.split('/')[1];
}

/** … and comes after it, unless the time itself was what was wrong. */
function openedAt(corrects: Deed['corrects'], now: number): number {
  const at = Date.parse(corrects?.at ?? '');
  return Number.isNaN(at) ? now : Math.min(at, now);
}
