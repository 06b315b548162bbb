import { createActor } from 'xstate';
import type { CaseEvent, Kit } from '#core';
import {
  createCaseIndex,
  createPouchStore,
  keepStorage,
  loadBrowserStorage,
  type BrowserStorage,
  type EventDatabase,
  type PageDatabase,
} from '#store';
import {
  openConfigShelf,
  retireDatabase,
  snapshotOver,
  type startSync,
  syncMachine,
  wipeDatabases,
  type Account,
  type Pair,
  type RevisionDocument,
} from '#sync';
import type { SyncPort, Workplace } from '../data/index.ts';
import { openBrowserDrafts } from '../draft/index.ts';
import { homeOf, rememberHome } from '../home/index.ts';
import { correctedNow } from './http.ts';
import { rememberOperator } from './KnownOperator.tsx';
import { deviceId, heldDatabases, rememberHeld } from './remembered.ts';

/** A workplace over PouchDB and its end. */
export interface Opened {
  readonly place: Omit<Workplace, 'signOut' | 'signInAgain'>;
  readonly close: () => Promise<void>;
  /** Ends it and removes drafts, their key and the events from this device; the events not, if some of them are nowhere else. */
  readonly closeAndWipe: () => Promise<void>;
}

type Pairs = Readonly<Record<string, Pair>>;

/** Called like no database of a server: events that were left over when a database went with its rights. */
const LEFT_OVER = 'left-over';

/** How often a device that stays open asks whether a new revision was published. */
const CONFIG_MS = 15 * 60_000;

/**
 * Opens this account's databases on the device, loads the kits and starts replication. Rejects when the device has
 * no kit and no network to get one. `onKit` is called with the workplace again when a newer kit arrives, `onRights` when the
 * account's posts may have changed.
 */
export async function openWorkplace(
  account: Account,
  onKit: (opened: Opened) => void,
  onRights: () => void,
): Promise<Opened> {
  const storage = await loadBrowserStorage();
  void keepStorage();
  const remoteConfig = storage.openRemoteDatabase<RevisionDocument>(location.origin, 'config');
  // The revisions are the same for everybody at this device.
  const shelf = await openConfigShelf(storage.openLocalDatabase<RevisionDocument>('town', 'config'));
  const refreshed = shelf.refresh(remoteConfig).catch(() => false);
  // With a kit at hand nobody waits for the network; a new revision joins when it comes.
  if (shelf.current() === undefined) await refreshed;
  const kit = shelf.current();
  if (kit === undefined) throw new Error(navigator.onLine ? 'open.noAnswer' : 'login.noKit');

  const device = deviceId();
  const drafts = openBrowserDrafts();
  // A device without room or cryptography opens all the same, and says at the form that nothing is kept.
  await drafts.open(account.person).catch(() => undefined);
  const leftOver = storage.openLocalDatabase<CaseEvent>(account.person, LEFT_OVER);
  await retireOthers(storage, account, device, leftOver);
  const locals = storage.openLocalDatabases(account.person, account.databases);
  const pages = storage.openPageDatabases(account.person, account.databases);
  const pairs = pairsOf(storage, locals, pages);
  const remotes = Object.fromEntries(Object.entries(pairs).map(([name, { remote }]) => [name, remote]));
  const store = createPouchStore({ databases: { ...locals, [LEFT_OVER]: leftOver }, pages, remotes });
  const index = createCaseIndex(store, (revision) => shelf.find(revision), correctedNow);
  const replication = startReplication({ pairs, leftOver, device, clock: correctedNow });
  const me = { person: account.person, displayName: account.displayName, holdings: account.holdings };
  const kitOf = (revision: string): Kit | undefined => shelf.find(revision);
  let current = kit;

  // What the server would not take is in no case, on this device as on all others.
  let notTaken: ReadonlySet<string> = new Set();
  const stopLeavingOut = replication.port.subscribe(() => {
    const next = replication.port.status().notTaken;
    if (next === notTaken) return;
    notTaken = next;
    index.leaveOut(next);
  });
  // The server gives a database no longer: ask what this account may still have.
  let isForbidden = false;
  const stopAsking = replication.port.subscribe(() => {
    const was = isForbidden;
    isForbidden = Object.values(replication.port.status().databases).includes('forbidden');
    if (isForbidden && !was) onRights();
  });
  // A case written with a revision that is not here yet: fetch it now instead of at the next look.
  let asked = '';
  const stopFetching = index.subscribe(() => {
    const missing = [...index.missingRevisions()].sort().join(' ');
    if (missing === asked) return;
    asked = missing;
    if (missing !== '') void look();
  });

  function openedWith(newest: Kit): Opened {
    rememberOperator(newest.operator);
    rememberHome(homeOf(newest, me));
    const { port: sync } = replication;
    const place = {
      me,
      kit: newest,
      kitOf,
      people: () => shelf.people(),
      store,
      index,
      sync,
      drafts,
      device,
      clock: correctedNow,
    };
    return { place, close, closeAndWipe };
  }

  function takeNewKit(): void {
    index.refold();
    const newest = shelf.current();
    if (newest === undefined || newest.revision === current.revision) return;
    current = newest;
    onKit(openedWith(newest));
  }

  async function look(): Promise<void> {
    if (await shelf.refresh(remoteConfig).catch(() => false)) takeNewKit();
  }

  function stop(): void {
    clearInterval(timer);
    stopLeavingOut();
    stopAsking();
    stopFetching();
    replication.stop();
    index.close();
  }

  // Signing out ends the workplace, and then so does the page that goes away with it: the first one counts.
  let ended: Promise<void> | undefined;
  function end(last: () => Promise<unknown>): Promise<void> {
    if (ended === undefined) {
      stop();
      ended = last().then(() => undefined);
    }
    return ended;
  }

  const close = (): Promise<void> => end(() => store.close());
  const closeAndWipe = (): Promise<void> =>
    end(async () => {
      try {
        await wipeDatabases({ databases: Object.values(locals), pages: Object.values(pages), device });
      } finally {
        await drafts.forget(account.person);
      }
    });

  void refreshed.then((came) => {
    if (came) takeNewKit();
  });
  const timer = setInterval(() => {
    void look();
    onRights();
  }, CONFIG_MS);
  return openedWith(kit);
}

function pairsOf(
  storage: BrowserStorage,
  locals: Readonly<Record<string, EventDatabase>>,
  pages: Readonly<Record<string, PageDatabase>>,
): Pairs {
  return Object.fromEntries(
    Object.entries(locals).map(([name, local]) => {
      const snapshot = snapshotOver(`${location.origin}/api/snapshot/${name}`);
      const load = pages[name] && { pages: pages[name], snapshot };
      const remote = storage.openRemoteDatabase(location.origin, name);
      return [name, { local, remote, ...(load === undefined ? {} : { load }) }];
    }),
  );
}

/**
 * Removes what this account held before and may not hold any more. A start without a network removes nothing: the account is then
 * the remembered one.
 */
async function retireOthers(
  storage: BrowserStorage,
  { person, databases }: Account,
  device: string,
  leftOver: EventDatabase,
): Promise<void> {
  const held = heldDatabases(person);
  rememberHeld(person, [...new Set([...held, ...databases])]);
  for (const name of held.filter((one) => !databases.includes(one))) {
    const database = storage.openLocalDatabase<CaseEvent>(person, name);
    const pages = storage.openPageDatabases(person, [name])[name];
    if (pages !== undefined) await retireDatabase({ database, pages, leftOver, device });
  }
  rememberHeld(person, databases);
}

function startReplication(input: Parameters<typeof startSync>[0]): {
  readonly port: SyncPort;
  readonly stop: () => void;
} {
  const actor = createActor(syncMachine, { input });
  actor.start();
  const retry = (): void => {
    actor.send({ type: 'retry' });
  };
  window.addEventListener('online', retry);
  return {
    port: {
      status: () => actor.getSnapshot().context.status,
      subscribe(listener) {
        const subscription = actor.subscribe(listener);
        return () => {
          subscription.unsubscribe();
        };
      },
      retry,
      settle: async (eventId) => {
        await actor.getSnapshot().context.handle?.settle(eventId);
      },
      offerAgain: async (eventId) => {
        await actor.getSnapshot().context.handle?.offerAgain(eventId);
      },
    },
    stop() {
      window.removeEventListener('online', retry);
      actor.stop();
    },
  };
}
