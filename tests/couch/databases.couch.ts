/** The adapter over a CouchDB keeps what the port to the databases promises. */
import { randomBytes } from 'node:crypto';
import nano from 'nano';
import { CouchClient } from '../../runtime/server/storage/couch/CouchClient.ts';
import { CouchDatabases } from '../../runtime/server/storage/couch/CouchDatabases.ts';
import { ServiceSession } from '../../runtime/server/storage/couch/ServiceSession.ts';
import { runDatabasesContract } from '../../runtime/server/storage/contract.ts';
import { couchUrl, emptyCouch } from './couchServer.ts';

runDatabasesContract('CouchDB', async () => {
  await emptyCouch();
  const address = new URL(couchUrl());
  const client = new CouchClient(address);
  const service = new ServiceSession(client, randomBytes(8).toString('hex'));
  await service.prepare();
  const names = ['grid-000000000000001', 'town'] as const;
  const admin = nano(couchUrl().replace(/\/$/, ''));
  for (const name of names) {
    await admin.db.create(name);
    const members = { names: [], roles: ['hub'] };
    await admin.request({ db: name, path: '_security', method: 'put', body: { members } });
  }
  let databases = await CouchDatabases.open(client, service, names, () => Promise.resolve());
  return {
    databases,
    names,
    reopen: async () => {
      await databases.close();
      return (databases = await CouchDatabases.open(client, service, names, () => Promise.resolve()));
    },
    end: async () => {
      await databases.close();
      await emptyCouch();
    },
  };
});
