import type { Route } from '../http/Exchange.ts';
import { anyone, querierOf, readerOf, writerOf } from '../http/access.ts';
import type { Town } from '../Town.ts';
import { allDocs } from './allDocs.ts';
import { bulkDocs, insertDoc, putDoc } from './bulkDocs.ts';
import { bulkGet } from './bulkGet.ts';
import { changes } from './changes.ts';
import { find } from './find.ts';
import { getAttachment, getDoc } from './documents.ts';
import { getLocal, putLocal } from './checkpoints.ts';
import { snapshot } from './snapshot.ts';
import { databaseInfo, revsDiff, welcome } from './information.ts';

const KB = 1024;
const MB = 1024 * KB;

/**
 * The part of CouchDB's protocol that replication and nano use, and the snapshot of a database. What is not in this list
 * does not exist.
 */
export function databaseRoutes(town: Town): readonly Route[] {
  const read = readerOf(town);
  const write = writerOf(town);
  return [
    { methods: ['GET'], path: [], access: anyone, handle: () => welcome(town) },
    { methods: ['GET'], path: [':db'], access: read, handle: (x) => databaseInfo(town, x) },
    { methods: ['POST'], path: [':db'], access: write, maxBody: 8 * MB, handle: (x) => insertDoc(town, x) },
    { methods: ['GET'], path: ['api', 'snapshot', ':db'], access: read, handle: (x) => snapshot(town, x) },
    { methods: ['GET'], path: [':db', '_changes'], access: read, handle: (x) => changes(town, x) },
    {
      methods: ['POST'],
      path: [':db', '_changes'],
      access: read,
      maxBody: 512 * KB,
      handle: (x) => changes(town, x),
    },
    {
      methods: ['POST'],
      path: [':db', '_bulk_docs'],
      access: write,
      maxBody: 48 * MB,
      handle: (x) => bulkDocs(town, x),
    },
    {
      methods: ['POST'],
      path: [':db', '_revs_diff'],
      access: read,
      maxBody: 2 * MB,
      handle: (x) => revsDiff(town, x),
    },
    {
      methods: ['POST'],
      path: [':db', '_bulk_get'],
      access: read,
      maxBody: 2 * MB,
      handle: (x) => bulkGet(town, x),
    },
    { methods: ['GET'], path: [':db', '_all_docs'], access: read, handle: (x) => allDocs(town, x) },
    {
      methods: ['POST'],
      path: [':db', '_all_docs'],
      access: read,
      maxBody: 2 * MB,
      handle: (x) => allDocs(town, x),
    },
    {
      methods: ['POST'],
      path: [':db', '_find'],
      access: querierOf(town),
      maxBody: 16 * KB,
      handle: (x) => find(town, x),
    },
    // CouchDB's replicator asks before each checkpoint. What was acknowledged is on the disk already.
    {
      methods: ['POST'],
      path: [':db', '_ensure_full_commit'],
      access: read,
      handle: () => ({ status: 201, json: { ok: true, instance_start_time: '0' } }),
    },
    { methods: ['GET'], path: [':db', '_local', ':local'], access: read, handle: (x) => getLocal(town, x) },
    // A reader keeps a checkpoint in what it reads, so reading is enough; what it may hold is checked.
    {
      methods: ['PUT'],
      path: [':db', '_local', ':local'],
      access: read,
      maxBody: 16 * KB,
      handle: (x) => putLocal(town, x),
    },
    { methods: ['GET'], path: [':db', ':doc'], access: read, handle: (x) => getDoc(town, x) },
    {
      methods: ['PUT'],
      path: [':db', ':doc'],
      access: write,
      maxBody: 8 * MB,
      related: true,
      handle: (x) => putDoc(town, x),
    },
    { methods: ['GET'], path: [':db', ':doc', ':file'], access: read, handle: (x) => getAttachment(town, x) },
  ];
}
