/// <reference types="pouchdb-browser" />
/// <reference types="pouchdb-replication" />
import PouchDB from 'pouchdb-browser';
import { createActor } from 'xstate';
import type { Kit } from '#core';
import { createCaseIndex, createPouchStore, type EventDatabase } from '#store';
import { openConfigShelf, syncMachine, type Account, type ConfigDatabase, type ConfigShelf } from '#sync';
import type { SyncPort, Workplace } from '../data/index.ts';
import { browserDrafts } from '../draft/index.ts';
import { correctedNow } from './http.ts';
import { rememberOperator } from './KnownOperator.tsx';
import { deviceId } from './remembered.ts';

/** A workplace over PouchDB and its end. */
export interface Opened {
  readonly place: Omit<Workplace, 'signOut' | 'signInAgain'>;
  readonly close: () => Promise<void>;
}

/** How often a device that stays open asks whether a new revision was published. */
const CONFIG_MS = 15 * 60_000;

/**
 * Opens this account's databases on the device, loads the kits and starts replication. Rejects when the device has
 * no kit and no network to get one. `onKit` is called with the workplace again when a newer kit arrives.
 */
export async function openWorkplace(account: Account, onKit: (opened: Opened) => void): Promise<Opened> {
  const config = new PouchDB('wk-config') as unknown as ConfigDatabase;
  const remoteConfig = new PouchDB(`${location.origin}/config`, { skip_setup: true }) as unknown as ConfigDatabase;
  const shelf = await openConfigShelf(config);
  const refreshed = shelf.refresh(remoteConfig).catch(() => false);
  // With a kit at hand nobody waits for the network; a new revision joins when it comes.
  if (shelf.current() === undefined) await refreshed;
  const kit = shelf.current();
  if (kit === undefined) throw new Error('login.noKit');

  const device = deviceId();
  const pairs = Object.fromEntries(account.databases.map((name) => [name, pairOf(account.person, name)]));
  const locals = Object.fromEntries(Object.entries(pairs).map(([name, { local }]) => [name, local]));
  const store = createPouchStore({ databases: locals });
  const index = createCaseIndex(store, (revision) => shelf.find(revision), correctedNow);
  const replication = startReplication(pairs, device);

  const me = { person: account.person, displayName: account.displayName, holdings: account.holdings };
  const drafts = browserDrafts;
  let current = kit;
  const openedWith = (newest: Kit): Opened => {
    rememberOperator(newest.operator);
    const kitOf = (revision: string): Kit | undefined => shelf.find(revision);
    return {
      place: { me, kit: newest, kitOf, store, index, sync: replication.port, drafts, device, clock: correctedNow },
      close,
    };
  };

  async function look(): Promise<void> {
    if (!(await shelf.refresh(remoteConfig).catch(() => false))) return;
    takeNewKit(shelf);
  }
  function takeNewKit(from: ConfigShelf): void {
    index.refold();
    const newest = from.current();
    if (newest === undefined || newest.revision === current.revision) return;
    current = newest;
    onKit(openedWith(newest));
  }
  void refreshed.then((came) => {
    if (came) takeNewKit(shelf);
  });
  const timer = setInterval(() => void look(), CONFIG_MS);
  async function close(): Promise<void> {
    clearInterval(timer);
    replication.stop();
    index.close();
    await store.close();
  }
  return openedWith(kit);
}

function pairOf(person: string, name: string): { readonly local: EventDatabase; readonly remote: EventDatabase } {
  return {
    local: new PouchDB(`wk-${person}-${name}`, { auto_compaction: true }) as unknown as EventDatabase,
    remote: new PouchDB(`${location.origin}/${name}`, { skip_setup: true }) as unknown as EventDatabase,
  };
}

function startReplication(
  pairs: Readonly<Record<string, ReturnType<typeof pairOf>>>,
  device: string,
): { readonly port: SyncPort; readonly stop: () => void } {
  const actor = createActor(syncMachine, { input: { pairs, device, clock: correctedNow } });
  actor.start();
  const retry = (): void => actor.send({ type: 'retry' });
  window.addEventListener('online', retry);
  return {
    port: {
      status: () => actor.getSnapshot().context.status,
      subscribe(listener) {
        const subscription = actor.subscribe(listener);
        return () => subscription.unsubscribe();
      },
      retry,
      settle: async (eventId) => {
        await actor.getSnapshot().context.handle?.settle(eventId);
      },
    },
    stop() {
      window.removeEventListener('online', retry);
      actor.stop();
    },
  };
}
