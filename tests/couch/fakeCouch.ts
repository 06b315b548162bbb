/** As much of CouchDB's HTTP as provisioning and the look at its settings use, in this process; it remembers every change in order. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Database {
  security: unknown;
  design: { _rev: string; validate_doc_update: string } | undefined;
  readonly indexes: string[];
}

export interface FakeCouch {
  readonly url: string;
  readonly databases: Map<string, Database>;
  /** Node → section → key → value, as the settings were written; undefined: nobody may read them. */
  readonly nodes: Map<string, Readonly<Record<string, Readonly<Record<string, string>>>> | undefined>;
  /** `PUT town/_security`, for each request that changes something. */
  readonly changes: string[];
  /** Called after each change. */
  after: (database: string) => void;
  version: string;
  close(): Promise<void>;
}

const EVERYBODY = { admins: { names: [], roles: [] }, members: { names: [], roles: [] } };

type Answer = readonly [status: number, body: unknown];
const MISSING: Answer = [404, { error: 'not_found', reason: 'missing' }];

/** The security of a new database is open, as an administrator may have set it: the worst case. */
export async function startFakeCouch(): Promise<FakeCouch> {
  const databases = new Map<string, Database>();
  const changes: string[] = [];
  const nodes: FakeCouch['nodes'] = new Map([['couch@one', {}]]);
  const fake = { after: (_database: string): void => undefined, version: '3.5.0' };

  const handlers: Readonly<Record<string, (database: Database, name: string, body: unknown) => Answer>> = {
    'GET _security': (database) => [200, database.security],
    'PUT _security': (database, _name, body) => {
      database.security = body;
      return [200, { ok: true }];
    },
    'GET _design/wangge': ({ design }) =>
      design === undefined ? MISSING : [200, { _id: '_design/wangge', ...design }],
    'PUT _design/wangge': (database, _name, body) => {
      const sent = body as { _rev?: string; validate_doc_update: string };
      if (database.design?._rev !== sent._rev)
        return [409, { error: 'conflict', reason: 'Document update conflict.' }];
      database.design = { ...sent, _rev: `${String(Number.parseInt(sent._rev ?? '0', 10) + 1)}-a` };
      return [201, { ok: true }];
    },
    'GET _index': ({ indexes }) => [
      200,
      { indexes: indexes.map((name) => ({ ddoc: `_design/wangge-${name}`, name })) },
    ],
    'POST _index': (database, _name, body) => {
      database.indexes.push((body as { name: string }).name);
      return [200, { result: 'created' }];
    },
  };

  function answerOfServer(name: string, node: string): Answer {
    const names = [...nodes.keys()];
    if (name === '') return [200, { couchdb: 'Welcome', version: fake.version }];
    if (name === '_membership') return [200, { all_nodes: names, cluster_nodes: names }];
    if (name === '_all_dbs') return [200, [...databases.keys()]];
    const settings = name === '_node' ? nodes.get(node) : undefined;
    return settings === undefined ? [403, { error: 'forbidden', reason: 'no' }] : [200, settings];
  }

  function answer(method: string, path: string, body: unknown): Answer {
    const [name = '', ...rest] = path.split('/').map(decodeURIComponent);
    if (name === '' || name.startsWith('_')) return answerOfServer(name, rest[0] ?? '');
    const database = databases.get(name);
    if (method === 'PUT' && rest.length === 0) {
      if (database !== undefined) return [412, { error: 'file_exists', reason: 'exists' }];
      databases.set(name, { security: EVERYBODY, design: undefined, indexes: [] });
      return [201, { ok: true }];
    }
    if (database === undefined) return MISSING;
    return handlers[`${method} ${rest.join('/')}`]?.(database, name, body) ?? MISSING;
  }

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = '', url = '' } = request;
      const path = url.slice(1).split('?')[0] ?? '';
      const [status, told] = answer(method, path, body);
      if (method !== 'GET' && status < 300) {
        changes.push(`${method} ${decodeURIComponent(path)}`);
        fake.after(path.split('/')[0] ?? '');
      }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(fake, {
    url: `http://admin:secret-word@127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    databases,
    nodes,
    changes,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  request.setEncoding('utf8');
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}
