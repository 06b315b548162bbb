/**
 * Against a real CouchDB: `COUCHDB_URL=http://admin:…@127.0.0.1:5984 npm run test:couch`. The server must be an empty one, made for
 * this: databases of a town are made and removed again, with the accounts of its people.
 */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import nano from 'nano';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKind, judgeDocument, toReason } from '#core/door';
import type { Kit } from '#core/model';
import { accountOfDatabase } from '#core/rules';
import { provision, wantedDatabases, wantedForPersons } from '#couch';
import { appliedEvents, kit, knockOf, mutants } from '../parity/corpus.ts';
import type { Knock } from '../parity/corpus.ts';

const address = process.env['COUCHDB_URL'] ?? '';
const root = new URL(address === '' ? 'http://127.0.0.1:1' : address);
const PASSWORD = randomBytes(12).toString('hex');
const admin = nano(root.href.replace(/\/$/, ''));
const knocks = appliedEvents().map((event) => knockOf(event));
const wanted = await wantedDatabases(kit, []);
const accounts = new Map<string, Promise<string>>();

interface Told {
  readonly status: number;
  readonly body: unknown;
}

async function ask(user: string, method: string, path: string, body?: unknown): Promise<Told> {
  const response = await fetch(`${root.origin}/${path}`, {
    method,
    headers: { cookie: user, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
  };
}

/** The cookie of an account with this name and these roles; made when first asked for. */
function signIn(name: string, roles: readonly string[]): Promise<string> {
  const key = `${name} ${roles.join()}`;
  const known = accounts.get(key);
  if (known !== undefined) return known;
  const made = (async () => {
    const account = `${name}-${String(accounts.size)}`;
    const document = { name: account, password: PASSWORD, roles, type: 'user' };
    await admin.request({ db: '_users', path: `org.couchdb.user:${account}`, method: 'put', body: document });
    const response = await fetch(`${root.origin}/_session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: account, password: PASSWORD }),
    });
    return `${account};${response.headers.get('set-cookie')?.split(';')[0] ?? ''}`;
  })();
  accounts.set(key, made);
  return made;
}

/** The knock under the account's real name, as it is written in every document that was by its author. */
async function renamed(knock: Knock): Promise<{ readonly knock: Knock; readonly cookie: string }> {
  const [name = '', cookie = ''] = (await signIn(knock.author.name, knock.author.roles)).split(';');
  const document = knock.document as Record<string, unknown>;
  const by = document['by'] === knock.author.name ? name : document['by'];
  // `by` stays where it was in the order of members, or stays away.
  const copy = 'by' in document ? { ...document, by } : document;
  const isOwn = accountOfDatabase(knock.database) === knock.author.name;
  const database = isOwn ? await makePersonal(name) : knock.database;
  return { knock: { ...knock, database, author: { ...knock.author, name }, document: copy }, cookie };
}

const personal = new Set<string>();

/** The account's own database, as the server makes it when it is first asked for. */
async function makePersonal(account: string): Promise<string> {
  const [own] = await wantedForPersons(kit, [], [account]);
  if (own === undefined) throw new Error('the sample town has cases that go to persons');
  if (!personal.has(own.name)) await provision(admin, [own]);
  personal.add(own.name);
  return own.name;
}

/** `null`, or what was thrown, as in the parity tests; `own` when CouchDB refused before asking the validator. */
async function send(knock: Knock, cookie: string): Promise<string> {
  const _rev = `1-${randomBytes(16).toString('hex')}`;
  const docs = [{ ...(knock.document as object), _rev }];
  const { status, body } = await ask(cookie, 'POST', `${knock.database}/_bulk_docs`, {
    docs,
    new_edits: false,
  });
  expect(status).toBeLessThan(500);
  if (status !== 201 && status !== 202) return 'own';
  const [result] = body as { error?: string; reason?: string }[];
  if (result === undefined) return 'null';
  expect(result.error).toMatch(/^(?:forbidden|unauthorized)$/);
  return JSON.stringify({ [result.error ?? '']: result.reason });
}

function expected({ database, author, document }: Knock, now: number): string {
  const find = (revision: string): Kit | undefined => (revision === kit.revision ? kit : undefined);
  const judgement = judgeDocument(find, database, author, document, null, now);
  return judgement.allow ? 'null' : JSON.stringify({ forbidden: toReason(judgement.refusal) });
}

describe.skipIf(address === '')('CouchDB', () => {
  beforeAll(async () => {
    const names = await admin.db.list();
    const ours = names.filter((name) => databaseKind(name) !== undefined);
    if (ours.length > 0) throw new Error('this CouchDB has databases of a town: give an empty one');
    if (!names.includes('_users')) await admin.db.create('_users');
  });

  afterAll(async () => {
    for (const name of [...wanted.map((one) => one.name), ...personal])
      await admin.db.destroy(name).catch(() => undefined);
    for (const made of accounts.values()) {
      const path = `org.couchdb.user:${(await made).split(';')[0] ?? ''}`;
      const { _rev } = (await admin.request({ db: '_users', path })) as { _rev: string };
      await admin.request({ db: '_users', path, method: 'delete', qs: { rev: _rev } });
    }
  }, 120_000);

  test('is provisioned once and for all', async () => {
    expect((await provision(admin, wanted)).length).toBeGreaterThan(wanted.length);
    expect(await provision(admin, wanted)).toEqual([]);
  }, 120_000);

  test('is not weaker at any step than before and after, and a dry run changes nothing', async () => {
    const town = wanted.filter(({ name }) => name === 'town');
    const { security } = town[0]!;
    const securityNow = (): Promise<unknown> => admin.request({ db: 'town', path: '_security' });
    // Somebody opened it by hand to one role more, and the rules are others.
    const roles = [...security.members.roles, 'worker@1'];
    const wider = { ...security, members: { names: [], roles } };
    await admin.request({ db: 'town', path: '_security', method: 'put', body: wider });
    const design = (await admin.request({ db: 'town', path: '_design/wangge' })) as object;
    const other = { ...design, validate_doc_update: '(function () { throw { forbidden: "old" }; })' };
    await admin.request({ db: 'town', path: '_design/wangge', method: 'put', body: other });
    const planned = await provision(admin, town, { dryRun: true });
    expect(planned.map((step) => step.do)).toEqual(['narrow', 'rules']);
    expect(await securityNow()).toEqual(wider);
    const seen: unknown[] = [];
    const watched = Object.create(admin, {
      request: {
        value: async (options: nano.RequestOptions) => {
          const answer: unknown = await admin.request(options);
          if (options.method !== undefined) seen.push([options.path, await securityNow()]);
          return answer;
        },
      },
    }) as nano.ServerScope;
    await provision(watched, town);
    expect(seen).toEqual([
      ['_security', security],
      ['_design/wangge', security],
    ]);
    expect(await provision(admin, wanted)).toEqual([]);
  }, 120_000);

  test('W11 lets in what the replay applies', async () => {
    const now = Date.now();
    const answers: string[] = [];
    for (const one of knocks) {
      const { knock, cookie } = await renamed(one);
      const told = await send(knock, cookie);
      expect(told).toBe(expected(knock, now));
      answers.push(told);
    }
    expect(answers.filter((told) => told === 'null').length).toBeGreaterThan(100);
  }, 300_000);

  test('W1 answers mutated events as the core does, and with no 500', async () => {
    const databases = [...new Set(knocks.map(({ database }) => database))];
    const sample = fc.sample(mutants(knocks, databases), { seed: 51, numRuns: 1500 });
    let [judged, refused] = [0, 0];
    for (const one of sample) {
      const document = one.document as Record<string, unknown>;
      // What CouchDB itself reads in a document has its own faults, and changed posts need changed accounts.
      if (Object.keys(document).some((name) => name.startsWith('_') && name !== '_id')) continue;
      if (one.author.roles.some((role) => role.startsWith('_')) || one.previous !== null) continue;
      const { knock, cookie } = await renamed(one);
      const told = await send(knock, cookie);
      if (told === 'own') continue;
      judged += 1;
      if (told !== 'null') refused += 1;
      expect(told).toBe(expected(JSON.parse(JSON.stringify(knock)) as Knock, Date.now()));
    }
    expect(judged).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(100);
  }, 600_000);

  test('W2 W9 keeps what is stored, and judges files', async () => {
    const photo = knocks.find(
      ({ document }) => (document as { flow: string; act: string }).flow === 'incident',
    )!;
    const { knock, cookie } = await renamed(photo);
    const event = knock.document as Record<string, unknown>;
    const fresh = (): string =>
      `e/${String(event['case'])}/01J${randomBytes(12).toString('hex').toUpperCase().slice(0, 23)}`;
    const put = async (document: object): Promise<string> => {
      const { _id, ...rest } = { ...event, _id: fresh(), ...document };
      const path = `${knock.database}/${encodeURIComponent(_id)}`;
      const { status, body } = await ask(cookie, 'PUT', path, rest);
      if (status === 201) return 'ok';
      const { reason } = body as { reason: string };
      return reason.startsWith('{') ? (JSON.parse(reason) as { code: string }).code : reason;
    };
    const file = (content_type: string, bytes: number): object => ({
      _attachments: { 'a.jpg': { content_type, data: Buffer.alloc(bytes, 1).toString('base64') } },
    });
    expect(await put(file('image/jpeg', 1000))).toBe('ok');
    expect(await put(file('image/jpeg', 400_001))).toBe('attachment.size');
    expect(await put(file('image/svg+xml', 10))).toBe('attachment.type');
    const _id = fresh();
    expect(await put({ _id })).toBe('ok');
    const stored = (await admin.request({ db: knock.database, doc: _id })) as { _rev: string };
    expect(await put({ ...stored, device: 'changed' })).toBe('event.immutable');
    expect(await put({ ...stored, _deleted: true })).toBe('event.immutable');
    const next = `${knock.database}/${encodeURIComponent(_id)}/b.jpg?rev=${stored._rev}`;
    expect((await ask(cookie, 'PUT', next, {})).status).toBe(403);
    expect((await ask(cookie, 'PUT', `${knock.database}/_design/x`, { views: {} })).status).toBe(403);
    // CouchDB's own answer to this is a 500 (`no_majority`); what counts is that nothing changed.
    expect((await ask(cookie, 'PUT', `${knock.database}/_security`, {})).status).toBeGreaterThanOrEqual(400);
    const security: unknown = await admin.request({ db: knock.database, path: '_security' });
    expect(security).toEqual(wanted.find(({ name }) => name === knock.database)!.security);
  }, 60_000);

  test('gives nobody a byte of another grid', async () => {
    const [one, other] = wanted.filter(({ kind }) => kind === 'grid');
    const cookie = (
      await signIn('reader', [one!.security.members.roles.find((role) => role.startsWith('worker@'))!])
    )
      .split(';')
      .slice(1)
      .join(';');
    expect((await ask(cookie, 'GET', `${one!.name}/_all_docs`)).status).toBe(200);
    const names = wanted
      .filter(({ name, kind }) => name !== one!.name && kind !== 'config')
      .map(({ name }) => name);
    const routes = [
      ...[
        '',
        '/_all_docs',
        '/_changes',
        '/_changes?feed=continuous&timeout=1',
        '/_design/wangge',
        '/_security',
      ],
      ...['/_local/x', '/x', '/x/a.jpg', '/_design_docs', '/_index'],
    ];
    for (const name of names) {
      for (const route of routes) {
        expect([name, route, (await ask(cookie, 'GET', name + route)).status]).toEqual([name, route, 403]);
      }
    }
    const posts: readonly (readonly [string, object])[] = [
      ['_find', { selector: {} }],
      ['_bulk_get', { docs: [{ id: 'x' }] }],
      ['_revs_diff', { x: ['1-a'] }],
      ['_bulk_docs', { docs: [{ _id: 'x' }] }],
    ];
    for (const [route, body] of posts) {
      expect((await ask(cookie, 'POST', `${other!.name}/${route}`, body)).status).toBe(403);
    }
    expect((await ask('', 'GET', `${one!.name}/_all_docs`)).status).toBe(401);
  }, 60_000);
});
