/** Provisioning of a CouchDB: whole, repeatable, and never weaker on the way than before and after. */
import nano from 'nano';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '#cli';
import type { Terminal } from '#cli';
import { provision, type Wanted, wantedDatabases, wantedForPersons, wantedOn } from '#couch';
import { databasesOf } from '#store';
import { loadTown } from '../examples/readTown.ts';
import { type FakeCouch, startFakeCouch } from './fakeCouch.ts';

const { kit } = loadTown();
const wanted = await wantedDatabases(kit, []);
let couch: FakeCouch;

beforeEach(async () => {
  couch = await startFakeCouch();
});
afterEach(() => couch.close());

const run = (what: readonly Wanted[] = wanted, dryRun = false): ReturnType<typeof provision> =>
  provision(nano(couch.url), what, { dryRun });

/** Roles that read, `everybody` when nothing keeps them out. */
function readers(name: string): readonly string[] {
  const { members } = couch.databases.get(name)?.security as {
    members: { roles: string[]; names: string[] };
  };
  return members.roles.length + members.names.length === 0
    ? ['everybody']
    : [...members.roles, ...members.names];
}

describe('provisioning', () => {
  test('makes every database of the town, with rules, rights and indexes', async () => {
    await run();
    const names = [...couch.databases.keys()];
    expect(names.filter((name) => name.startsWith('grid-'))).toHaveLength(26);
    expect(names.filter((name) => name.startsWith('vault-'))).toHaveLength(26);
    expect(names.filter((name) => name.startsWith('unit-'))).toHaveLength(Object.keys(kit.units).length);
    expect(names).toEqual(expect.arrayContaining(['town', 'config', 'audit']));
    for (const { name, validator, security, indexes } of wanted) {
      const database = couch.databases.get(name)!;
      expect(database.design?.validate_doc_update).toBe(validator);
      expect(database.security).toEqual(security);
      expect(database.indexes).toEqual(indexes.map((index) => index.name));
    }
  });

  test('a second time changes nothing, nor does a dry run', async () => {
    const planned = await run(wanted, true);
    expect(couch.changes).toEqual([]);
    expect(await run()).toEqual(planned);
    const { length } = couch.changes;
    expect(length).toBe(planned.length);
    expect(await run()).toEqual([]);
    expect(couch.changes).toHaveLength(length);
  });

  test('stopped after any step and run again ends the same', async () => {
    const few = wanted.filter(({ kind }) => kind === 'town' || kind === 'audit');
    const { length } = await run(few, true);
    for (let stop = 0; stop < length; stop++) {
      await couch.close();
      couch = await startFakeCouch();
      let left = stop;
      const stopping = provision(nano(couch.url), few, {
        onStep: () => {
          if (left-- === 0) throw new Error('stopped');
        },
      });
      await expect(stopping).rejects.toThrow('stopped');
      await run(few);
      expect(await run(few)).toEqual([]);
    }
  });

  test('lets nobody in before the rules stand, and takes away first', async () => {
    const town = wanted.filter(({ name }) => name === 'town');
    const roles = town[0]!.security.members.roles;
    const seen: string[] = [];
    couch.after = (name) => {
      const database = couch.databases.get(name)!;
      // Right after its making a database is as the server's defaults have it, and empty.
      if (couch.changes.at(-1) === `PUT ${name}`) return;
      const open = readers(name).filter((role) => role !== '_admin');
      seen.push(open.every((role) => roles.includes(role)) ? 'wanted' : 'wider');
      if (open.length > 0) expect(database.design).toBeDefined();
    };
    await run(town);
    const database = couch.databases.get('town')!;
    // Someone opened it by hand, and the rules are those of an older revision.
    const admins = { names: [], roles: ['_admin'] };
    database.security = { admins, members: { names: [], roles: [...roles, 'worker@1'] } };
    database.design = { _rev: '7-a', validate_doc_update: 'old' };
    couch.changes.length = 0;
    await run(town);
    expect(couch.changes).toEqual(['PUT town/_security', 'PUT town/_design/wangge']);
    // A person's name among its administrators, and everybody a member: closed first.
    database.security = { admins: { names: ['x'], roles: [] }, members: { names: [], roles: [] } };
    couch.changes.length = 0;
    await run(town);
    expect(couch.changes).toEqual(['PUT town/_security', 'PUT town/_security']);
    database.design = undefined;
    couch.changes.length = 0;
    await run(town);
    expect(couch.changes).toEqual(['PUT town/_security', 'PUT town/_design/wangge', 'PUT town/_security']);
    expect(new Set(seen)).toEqual(new Set(['wanted']));
  });

  test('a person’s own database is opened to that account and the hub, again without a change, and taken back from others', async () => {
    const own = await wantedForPersons(kit, [], ['林']);
    const [{ name, security }] = own as [Wanted];
    await run(own);
    expect(readers(name)).toEqual(['hub', '林']);
    expect(await run(own)).toEqual([]);
    const database = couch.databases.get(name)!;
    database.security = { ...security, members: { ...security.members, names: ['林', '周'] } };
    const seen: (readonly string[])[] = [];
    couch.after = () => seen.push(readers(name));
    await run(own);
    expect(seen).toEqual([['hub', '林']]);
    const found = await wantedOn(nano(couch.url), kit, []);
    expect(found.filter(({ kind }) => kind === 'person').map((one) => one.name)).toEqual([name]);
  });

  test('opens each database to exactly those whose devices replicate it', () => {
    const { grids, villages, town } = kit.division;
    const seats = [...Object.keys(grids), ...Object.keys(villages), ...Object.keys(kit.units), town.code];
    for (const { name, kind, security } of wanted) {
      const expected = Object.keys(kit.posts).flatMap((post) =>
        seats.flatMap((seat) => {
          const mine = databasesOf(kit, { person: '林', holdings: [{ post, seat }] });
          // The list cache is read through _find and replicated by nobody.
          const readAs = kind === 'cases' ? 'town' : name;
          return (kind === 'config' ? mine.length > 0 : mine.includes(readAs)) ? [`${post}@${seat}`] : [];
        }),
      );
      expect([name, security.members.roles]).toEqual([
        name,
        [...expected, 'hub', ...(name === 'cases' || name === 'config' ? ['integrator'] : [])].sort(),
      ]);
      expect(security.admins).toEqual({ names: [], roles: ['_admin'] });
    }
  });
});

describe('wangge provision', () => {
  async function cli(args: readonly string[], env: Terminal['env'] = {}): Promise<readonly [number, string]> {
    const told: string[] = [];
    const say = (text: string): void => void told.push(text);
    const terminal: Terminal = { out: say, err: say, cwd: process.cwd(), env, now: () => 0 };
    const code = await runCli(['provision', ...args], terminal);
    expect(told.join('')).not.toContain('secret-word');
    return [code, told.join('')];
  }

  test('says what it would do, does it, and finds nothing more to do', async () => {
    const env = { COUCHDB_URL: couch.url };
    const [code, told] = await cli(['--dry-run'], env);
    expect(code).toBe(0);
    expect(told).toContain('town：新建数据库');
    expect(told).toContain('开放给');
    expect(couch.changes).toEqual([]);
    expect((await cli(['--lang', 'en', '--url', couch.url]))[1]).toContain('town: create the database');
    expect((await cli(['--lang', 'en'], env))[1]).toMatch(/, 0 steps done/);
    const [, machine] = await cli(['--json', '--dry-run'], env);
    expect(JSON.parse(machine)).toMatchObject({ dryRun: true, steps: [] });
  }, 20_000);

  test('tells a wrong or missing address without the password', async () => {
    expect((await cli([]))[0]).toBe(2);
    expect((await cli(['--url', 'ftp://x']))[0]).toBe(2);
    expect(await cli(['--url', 'http://admin:secret-word@couch.example', '--lang', 'en'])).toEqual([
      2,
      expect.stringContaining('in the clear'),
    ]);
    const gone = couch.url;
    await couch.close();
    expect(await cli(['--url', gone, '--lang', 'en'])).toEqual([
      1,
      expect.stringContaining('cannot be reached'),
    ]);
    couch = await startFakeCouch();
  }, 20_000);
});
