/// <reference types="pouchdb-core" />
/// <reference types="pouchdb-replication" />
import { loadKit } from '#core';
import type { Kit } from '#core';

/** One published revision as the database `config` holds it. */
export interface RevisionDocument {
  readonly kind: 'revision';
  readonly revision: string;
  readonly publishedAt: string;
  readonly files: Readonly<Record<string, string>>;
}

export type ConfigDatabase = PouchDB.Database<RevisionDocument>;

/** The revisions that this device has, as kits. A case opens with the kit it was written with, also without a network. */
export interface ConfigShelf {
  /** The newest revision here, or undefined on a device that has never been connected. */
  current(): Kit | undefined;
  find(revision: string): Kit | undefined;
  /** Copies what is new from the server; resolves to true when something came. Rejects without a network. */
  refresh(remote: ConfigDatabase): Promise<boolean>;
}

/** Opens the shelf over a local database and loads the kits in it. A revision that does not load is left out. */
export async function openConfigShelf(local: ConfigDatabase): Promise<ConfigShelf> {
  const kits = new Map<string, { readonly kit: Kit; readonly publishedAt: string }>();

  async function load(): Promise<void> {
    const { rows } = await local.allDocs({ include_docs: true, startkey: 'rev/', endkey: 'rev/\uffff' });
    for (const { doc } of rows) {
      if (!doc || kits.has(doc.revision)) continue;
      const loaded = loadKit(new Map(Object.entries(doc.files)));
      if (loaded.status !== 'refused')
        kits.set(doc.revision, { kit: loaded.kit, publishedAt: doc.publishedAt });
    }
  }
  await load();

  return {
    current() {
      const newest = [...kits.values()].sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
      return newest[0]?.kit;
    },
    find: (revision) => kits.get(revision)?.kit,
    async refresh(remote) {
      const { docs_written: written } = await local.replicate.from(remote);
      if (written > 0) await load();
      return written > 0;
    },
  };
}
