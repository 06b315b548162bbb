import { GRID } from '../server/minimalKit.ts';

/** One request. Where a route has a database in it, `path` is what follows the database, unless `at` says another way. */
export interface Probe {
  readonly path: string;
  readonly body?: unknown;
  readonly method?: string;
  /** The whole path for a database. */
  readonly at?: (database: string) => string;
}

export interface Asked {
  /** Ids of all canaries. */
  readonly ids: readonly string[];
  /** The same, as they stand in an address. */
  readonly coded: readonly string[];
}

const REV = '1-0123456789abcdef0123456789abcdef';
const FLAGS = 'include_docs=true&attachments=true&conflicts=true&att_encoding_info=true&style=all_docs';
const whole = (path: string, body?: unknown): readonly Probe[] => [
  { path, at: () => path, ...(body === undefined ? {} : { body }) },
];

/** By `method path` of the server's table of routes: every way to ask for what is there. A route that is missing here fails the test. */
export const PROBES: Readonly<Record<string, (asked: Asked) => readonly Probe[]>> = {
  'GET /': () => whole('/'),
  'POST /_session': () => whole('/_session', { name: 'nobody', password: 'x' }),
  'GET /_session': () => whole('/_session'),
  // These end the session, or every session, and hold no data.
  'DELETE /_session': () => [],
  'POST /api/sessions/end': () => [],
  'GET /api/operator': () => whole('/api/operator'),
  'GET /api/me': () => whole('/api/me'),
  'GET /api/config/current': () => whole('/api/config/current'),
  'POST /api/password': () => whole('/api/password', { old: 'x', new: 'y' }),
  'GET /api/demo': () => whole('/api/demo'),
  'GET /api/accounts': () => whole('/api/accounts'),
  'PUT /api/accounts/:account': () =>
    whole('/api/accounts/nobody', { displayName: '样例', holdings: [], isNew: false }),
  'DELETE /api/accounts/:account': () => [{ path: '', method: 'DELETE', at: () => '/api/accounts/nobody' }],
  'POST /api/accounts/:account/password': () => whole('/api/accounts/nobody/password'),
  'GET /api/drafts': () => whole('/api/drafts'),
  'GET /api/config/files': () => [
    ...whole('/api/config/files'),
    ...whole('/api/config/files?start=0'),
    ...whole('/api/config/files?start=..%2F..'),
  ],
  'GET /api/drafts/:draft': () => [
    ...whole('/api/drafts/secret'),
    ...whole('/api/drafts/secret?who=zhou'),
    ...whole('/api/drafts/secret?who=zhou&at=HEAD'),
  ],
  'PUT /api/drafts/:draft': () => whole('/api/drafts/secret', { files: {}, message: ['样例'] }),
  'DELETE /api/drafts/:draft': () => [
    { path: '', method: 'DELETE', at: () => '/api/drafts/secret?head=none&who=zhou' },
  ],
  'GET /api/snapshot/:db': ({ ids }) =>
    ['', '?only=open', `?after=${encodeURIComponent(ids[0] ?? '')}`].map((query) => ({
      path: '',
      at: (database) => `/api/snapshot/${database}${query}`,
    })),
  'GET /:db': () => [{ path: '' }, { path: '/' }],
  'POST /:db': ({ ids }) => [{ path: '', body: { _id: ids[0] } }],
  'GET /:db/_changes': () => [
    ...['normal', 'longpoll', 'continuous', 'eventsource'].map((feed) => ({
      path: `/_changes?feed=${feed}&since=0&timeout=20&${FLAGS}`,
    })),
    ...['since=now', 'descending=true', 'limit=1', 'heartbeat=1000&since=now', 'filter=_view&view=a/b'].map(
      (more) => ({ path: `/_changes?feed=longpoll&timeout=20&${FLAGS}&${more}` }),
    ),
  ],
  'POST /:db/_changes': ({ ids }) => [
    ...['normal', 'longpoll', 'continuous'].map((feed) => ({
      path: `/_changes?filter=_doc_ids&feed=${feed}&timeout=20&${FLAGS}`,
      body: { doc_ids: ids },
    })),
    { path: `/_changes?filter=_selector&${FLAGS}`, body: { selector: {} } },
  ],
  'POST /:db/_bulk_docs': ({ ids }) => [
    { path: '/_bulk_docs', body: { docs: ids.map((_id) => ({ _id })) } },
    {
      path: '/_bulk_docs',
      body: { docs: ids.map((_id) => ({ _id, _rev: REV, kind: 'event' })), new_edits: false },
    },
  ],
  'POST /:db/_revs_diff': ({ ids }) => [
    { path: '/_revs_diff', body: Object.fromEntries(ids.map((id) => [id, [REV]])) },
  ],
  'POST /:db/_bulk_get': ({ ids }) =>
    ['', '?revs=true&attachments=true&latest=true'].flatMap((query) => [
      { path: `/_bulk_get${query}`, body: { docs: ids.map((id) => ({ id })) } },
      { path: `/_bulk_get${query}`, body: { docs: ids.map((id) => ({ id, rev: REV })) } },
    ]),
  'GET /:db/_all_docs': ({ ids }) => [
    { path: `/_all_docs?${FLAGS}` },
    { path: `/_all_docs?${FLAGS}&descending=true&skip=0&limit=50` },
    { path: `/_all_docs?${FLAGS}&startkey="e/"&endkey="e/z"` },
    { path: `/_all_docs?${FLAGS}&key=${encodeURIComponent(JSON.stringify(ids[0]))}` },
  ],
  'POST /:db/_all_docs': ({ ids }) => [{ path: `/_all_docs?${FLAGS}`, body: { keys: ids } }],
  'POST /:db/_find': ({ ids }) => [
    { path: '/_find', body: { selector: { _id: { $gt: null } }, limit: 1000 } },
    {
      path: '/_find',
      body: { selector: { kind: 'event' }, fields: ['_id', 'data', '_attachments'], sort: [{ _id: 'desc' }] },
    },
    { path: '/_find', body: { selector: { $or: [{ _id: { $in: ids } }, { grid: { $exists: true } }] } } },
  ],
  'POST /:db/_ensure_full_commit': () => [{ path: '/_ensure_full_commit', body: {} }],
  'GET /:db/_local/:local': () => ['x', 'hub', 'checkpoints-lin'].map((id) => ({ path: `/_local/${id}` })),
  'PUT /:db/_local/:local': () => [{ path: '/_local/x', body: { last_seq: 1 } }],
  'GET /:db/:doc': ({ coded }) => [
    ...coded.flatMap((id) =>
      ['?revs=true&attachments=true&conflicts=true&revs_info=true&latest=true', '?open_revs=all'].map(
        (query) => ({ path: `/${id}${query}` }),
      ),
    ),
    ...coded.map((id) => ({ path: `/${id}`, method: 'HEAD' })),
    ...['_security', '_design%2Fwangge', '_design/wangge', '_design_docs', '_local_docs', '_index'].map(
      (name) => ({ path: `/${name}` }),
    ),
  ],
  'PUT /:db/:doc': ({ coded }) => coded.slice(0, 2).map((id) => ({ path: `/${id}`, body: {} })),
  'GET /:db/:doc/:file': ({ coded }) => coded.map((id) => ({ path: `/${id}/a.jpg` })),
};

/** Other ways to write a way to a database: of others through one's own, encoded once and twice, with dots, in other letters. */
export function tricksTo(own: string, other: string): readonly string[] {
  return [
    `/${own}/../${other}/_all_docs?include_docs=true`,
    `/${own}/%2e%2e/${other}/_all_docs?include_docs=true`,
    `/${own}%2f..%2f${other}/_all_docs?include_docs=true`,
    `/${own}%252f..%252f${other}/_all_docs?include_docs=true`,
    `/${own}/..%2f${other}%2f_all_docs?include_docs=true`,
    `/./${other}/_all_docs?include_docs=true`,
    `//${other}/_all_docs?include_docs=true`,
    `/${other}//_all_docs?include_docs=true`,
    `/${other};a=b/_all_docs?include_docs=true`,
    `/${other}%00/_all_docs?include_docs=true`,
    `/${other.replace('-', encodeURIComponent('－'))}/_all_docs?include_docs=true`,
    `/${other.replace('-', '%2D')}/_all_docs?include_docs=true`,
    `/${other.toUpperCase()}/_all_docs?include_docs=true`,
    `/${own}/_all_docs?include_docs=true&db=${other}`,
    `/api/snapshot/${own}%2f..%2f${other}`,
  ];
}

/** Databases that nobody may have anything from, whatever they hold: the server's own, CouchDB's own, none at all. */
export const CLOSED: readonly string[] = ['audit', '_users', '_replicator', 'server-state', `vault-${GRID}`];
