/** What is about one person — an assessment — is read by the office that works on it and by that person, and by no colleague. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personDatabase } from '#core/rules';
import { ask, event, local, logIn, PASSWORD, PEOPLE, remote, start } from './harness.ts';
import { findKept, writeFormat, writeSummary } from '../../runtime/server/lists/summaries.ts';
import type { CaseSummary } from '../../runtime/server/lists/CaseSummary.ts';
import type { Answer, Running, Sent } from './harness.ts';
import { GRID } from './minimalKit.ts';
import { appraisal, PERSONAL_KIT } from './personalKit.ts';

const SECRET = '样例：评语只给本人看';
const MINE = personDatabase('lin') ?? '';

let server: Running;
const cookies: Record<string, string> = {};
const scored = appraisal('open', { data: { who: 'lin', opinion: SECRET } });
const told = appraisal('tell', { case: scored.case, base: scored._id });
const objected = appraisal('object', {
  ...{ case: scored.case, base: told._id },
  ...{ by: 'lin', post: 'worker', seat: GRID },
});

beforeAll(async () => {
  server = await start({ kit: PERSONAL_KIT });
  await server.town.accounts.users.create([
    { name: 'mei', displayName: 'mei', holdings: PEOPLE['lin'] ?? [], password: PASSWORD },
    { name: 'county', displayName: 'county', holdings: [], integrator: true, password: PASSWORD },
  ]);
  for (const name of [...Object.keys(PEOPLE), 'mei', 'county']) cookies[name] = await logIn(server, name);
});
afterAll(() => server.end());

async function send(name: string, database: string, doc: Sent): Promise<unknown> {
  const answer = await ask(server, cookies[name], 'POST', `/${database}/_bulk_docs`, { docs: [doc] });
  await server.hub.settled();
  return answer.json;
}

const taken = [expect.objectContaining({ ok: true })];
const refused = [expect.objectContaining({ error: 'forbidden' })];

const find = (name: string, cache: string): Promise<Answer> =>
  ask(server, cookies[name], 'POST', `/${cache}/_find`, { selector: { kind: 'case' } });

describe('an assessment', () => {
  test('comes to the person when they are told, and what they answer to the office', async () => {
    expect(await send('zhou', 'town', scored)).toEqual(taken);
    const ids = async (name: string, database: string): Promise<readonly string[]> => {
      const device = local();
      await device.replicate.from(remote(server, database, cookies[name] ?? ''));
      const { rows } = await device.allDocs();
      await device.destroy();
      return rows.map(({ id }) => id);
    };
    expect(await ids('lin', MINE)).toEqual([]);
    expect(await send('zhou', 'town', told)).toEqual(taken);
    expect(new Set(await ids('lin', MINE))).toEqual(new Set([scored._id, told._id]));
    expect(await send('lin', MINE, objected)).toEqual(taken);
    expect(await ids('zhou', 'town')).toContain(objected._id);
  });

  test('the person’s device is told of the database, and no other is', async () => {
    for (const name of [...Object.keys(PEOPLE), 'mei']) {
      const me = await ask(server, cookies[name], 'GET', '/api/me');
      const { databases } = me.json as { readonly databases: readonly string[] };
      expect([name, databases.includes(MINE)]).toEqual([name, name === 'lin']);
    }
  });

  test('nobody else reads or writes a byte of it, nor does it lie where colleagues read', async () => {
    const id = encodeURIComponent(scored._id);
    const paths = ['', '/_all_docs?include_docs=true', '/_changes?include_docs=true', `/${id}`, '/_local/x'];
    for (const name of [...Object.keys(PEOPLE), 'mei', undefined].filter((one) => one !== 'lin')) {
      for (const path of paths) {
        const answer = await ask(
          server,
          name === undefined ? undefined : cookies[name],
          'GET',
          `/${MINE}${path}`,
        );
        expect([name, path, answer.status >= 400, answer.text.includes(SECRET)]).toEqual([
          name,
          path,
          true,
          false,
        ]);
      }
    }
    const snapshot = await ask(server, cookies['mei'], 'GET', `/api/snapshot/${MINE}`);
    expect(snapshot.status).toBeGreaterThanOrEqual(400);
    const colleagues = await ask(server, cookies['mei'], 'GET', `/grid-${GRID}/_all_docs?include_docs=true`);
    expect(colleagues.json).toMatchObject({ rows: [] });
  });

  test('the person writes about it nowhere else, and about no case that was not given to them', async () => {
    const again = { ...objected, _id: `${objected._id.slice(0, -1)}Z` };
    expect(await send('lin', `grid-${GRID}`, again)).toEqual(refused);
    const foreign = appraisal('object', {
      case: `${scored.case.slice(0, -1)}Z`,
      by: 'lin',
      post: 'worker',
      seat: GRID,
    });
    expect(await send('lin', MINE, foreign)).toEqual(refused);
    // Neither does an incident hide in a database that the grid does not read.
    expect(await send('lin', MINE, event())).toEqual(refused);
  });

  test('is in the list cache for town posts, and no other system learns that there is one', async () => {
    expect(await send('lin', `grid-${GRID}`, event())).toEqual(taken);
    const [mine] = ((await find('zhou', 'cases-persons')).json as { docs: CaseSummary[] }).docs;
    expect(mine).toMatchObject({ _id: scored.case, flow: 'appraisal', databases: [MINE, 'town'] });
    for (const name of ['zhou', 'county']) {
      const { docs } = (await find(name, 'cases')).json as { docs: CaseSummary[] };
      expect([name, docs.map(({ flow }) => flow)]).toEqual([name, ['incident']]);
    }
    for (const name of ['lin', 'mei', 'chen', 'sun', 'county', 'none'])
      expect([name, (await find(name, 'cases-persons')).status]).toEqual([name, 403]);
    for (const path of ['', '/_all_docs', '/_changes', `/${scored.case}`])
      expect((await ask(server, cookies['zhou'], 'GET', `/cases-persons${path}`)).status).toBe(403);
  });

  test('is taken out of where other systems ask when the list cache is of a time that kept it there', async () => {
    const [kept] = await findKept(server.town, scored.case);
    const { _rev: _none, ...summary } = kept!.summary;
    const old = { ...summary, format: '0-before' };
    expect(await writeSummary(server.town, old, 'cases', [kept!])).toBe(true);
    await writeFormat(server.town, '0-before');
    server = await server.restart();
    await server.hub.settled();
    expect(await findKept(server.town, scored.case)).toMatchObject([{ cache: 'cases-persons' }]);
  });
});
