/// <reference types="pouchdb-core" />
/// <reference types="pouchdb-replication" />
import type { Kit } from '#core';
import { readKit } from '#core/model';

/** One published revision as the database `config` holds it. */
export interface RevisionDocument {
  readonly kind: 'revision';
  readonly revision: string;
  /** ISO instant; the newest one is the revision in force. */
  readonly publishedAt: string;
  readonly files: Readonly<Record<string, string>>;
}

/** How people are called, by account: the database `config` holds one such document under the id `people`. */
interface PeopleDocument {
  readonly names: Readonly<Record<string, string>>;
}

export type ConfigDatabase = PouchDB.Database<RevisionDocument>;

/** The revisions that this device has, as kits. A case opens with the kit it was written with, also without a network. */
export interface ConfigShelf {
  /** The revision in force as far as this device knows, or undefined on one that has never been connected. */
  current(): Kit | undefined;
  /** The same object for as long as nothing changed in it. */
  find(revision: string): Kit | undefined;
  /** Account → the name that people know. */
  people(): Readonly<Record<string, string>>;
  /** Copies what is new from the server; resolves to true when something came. Rejects without a network. */
  refresh(remote: ConfigDatabase): Promise<boolean>;
}

interface Volume {
  /** Of the document: the calendar may change under the same revision of the kit. */
  readonly rev: string;
  readonly document: RevisionDocument;
  /** Undefined until it is asked for, null when the files do not make a kit of this revision. */
  kit: Kit | null | undefined;
}

/**
 * Opens the shelf over a local database. A kit is read when it is first asked for: a device gathers many revisions, needs
 * few of them, and reading one takes a cheap phone a while. What is published was checked before, so only reading is left.
 */
export async function openConfigShelf(local: ConfigDatabase): Promise<ConfigShelf> {
  let volumes = new Map<string, Volume>();
  let names: Readonly<Record<string, string>> = {};

  async function load(): Promise<void> {
    const { rows } = await local.allDocs({ include_docs: true, startkey: 'rev/', endkey: 'rev/\uffff' });
    const next = new Map<string, Volume>();
    for (const { doc } of rows) {
      if (!doc) continue;
      const known = volumes.get(doc.revision);
      next.set(
        doc.revision,
        known?.rev === doc._rev ? known : { rev: doc._rev, document: doc, kit: undefined },
      );
    }
    volumes = next;
    const people = await (local as unknown as PouchDB.Database<PeopleDocument>)
      .get('people')
      .catch(() => undefined);
    names = people?.names ?? {};
  }
  await load();

  return {
    current() {
      const newestFirst = [...volumes.values()].sort(byPublication);
      for (const volume of newestFirst) {
        const kit = kitIn(volume);
        if (kit) return kit;
      }
      return undefined;
    },
    find(revision) {
      const volume = volumes.get(revision);
      return volume && kitIn(volume);
    },
    people: () => names,
    async refresh(remote) {
      const { docs_written: written } = await local.replicate.from(remote);
      if (written > 0) await load();
      return written > 0;
    },
  };
}

function kitIn(volume: Volume): Kit | undefined {
  volume.kit ??= read(volume.document) ?? null;
  return volume.kit ?? undefined;
}

/** Undefined when the files are not those of the revision they are called by. */
function read({ files, revision }: RevisionDocument): Kit | undefined {
  const loaded = readKit(new Map(Object.entries(files)));
  return loaded.status !== 'refused' && loaded.kit.revision === revision ? loaded.kit : undefined;
}

function byPublication({ document: a }: Volume, { document: b }: Volume): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1;
  return a.revision < b.revision ? 1 : -1;
}
