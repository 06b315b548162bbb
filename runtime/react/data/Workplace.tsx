import { createContext, use, type ReactNode } from 'react';
import type { Holding, Kit } from '#core';
import type { CaseIndex, EventStore, KitLibrary } from '#store';
import type { SyncStatus } from '#sync';
import type { DraftBook } from '../draft/index.ts';

/** Replication as the pages see it. */
export interface SyncPort {
  status(): SyncStatus;
  subscribe(listener: () => void): () => void;
  retry(): void;
  settle(eventId: string): Promise<void>;
  /** Offers an event that was not taken once more, as it is. */
  offerAgain(eventId: string): Promise<void>;
}

/** The person at this device. */
export interface Person {
  readonly person: string;
  readonly displayName: string;
  readonly holdings: readonly Holding[];
}

/** Everything that the pages work with once somebody has logged in. */
export interface Workplace {
  readonly me: Person;
  /** The newest kit on this device: new cases are written with it. */
  readonly kit: Kit;
  readonly kitOf: KitLibrary;
  /** Account → the name that people know; somebody unknown to this device is called by the account. */
  readonly people: () => Readonly<Record<string, string>>;
  readonly store: EventStore;
  readonly index: CaseIndex;
  readonly sync: SyncPort;
  readonly drafts: DraftBook;
  readonly device: string;
  /** ms since 1970, corrected by the last seen difference to the server. */
  readonly clock: () => number;
  readonly signOut: () => void;
  /** The session ended while working: asks to log in again. */
  readonly signInAgain: () => void;
}

const WorkplaceContext = createContext<Workplace | null>(null);

/** Gives the pages below their workplace. */
export function WorkplaceProvider({
  workplace,
  children,
}: {
  readonly workplace: Workplace;
  readonly children: ReactNode;
}): ReactNode {
  return <WorkplaceContext value={workplace}>{children}</WorkplaceContext>;
}

/** The workplace; a page without one is our own bug. */
export function useWorkplace(): Workplace {
  const workplace = use(WorkplaceContext);
  if (workplace === null) throw new Error('A page was rendered outside WorkplaceProvider.');
  return workplace;
}
