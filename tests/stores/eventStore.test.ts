import memoryAdapter from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import type { CaseEvent } from '#core';
import { createMemoryStore, createPouchStore } from '#store';
import { runEventStoreContract } from '../../runtime/store/contract.ts';

PouchDB.plugin(memoryAdapter);
let made = 0;

runEventStoreContract('memory', () => ({ store: createMemoryStore(), databases: ['town', 'grid-1'] }));

runEventStoreContract('PouchDB', () => {
  made += 1;
  const open = (name: string): PouchDB.Database<CaseEvent> =>
    new PouchDB<CaseEvent>(`${name}-${String(made)}`, { adapter: 'memory' });
  return {
    store: createPouchStore({ databases: { town: open('town'), 'grid-1': open('grid') } }),
    databases: ['town', 'grid-1'],
  };
});
