import { afterEach, describe, expect, it } from 'vitest';
import { logIn, start } from './harness.ts';
import type { Running } from './harness.ts';

let server: Running;

afterEach(async () => {
  await server.end();
});

async function people(name: string): Promise<unknown> {
  const cookie = await logIn(server, name);
  const response = await fetch(`${server.url}/config/people`, { headers: { cookie } });
  return response.json();
}

describe('how people are called', () => {
  it('is told to everyone who is signed in, and says nothing else of them', async () => {
    server = await start();
    const { users } = server.town.accounts;
    await users.setHoldings('lin', [{ post: 'worker', seat: users.find('lin')?.holdings[0]?.seat ?? '' }]);
    server = await server.restart();
    const told = (await people('sun')) as Readonly<Record<string, unknown>>;
    expect(Object.keys(told).sort()).toEqual(['_id', '_rev', 'kind', 'names']);
    expect(told['names']).toMatchObject({ lin: 'lin', zhou: 'zhou' });
    expect((await fetch(`${server.url}/config/people`)).status).toBe(401);
  });

  it('keeps the name of an account that is gone, for its events stay', async () => {
    server = await start();
    server = await server.restart();
    await server.town.accounts.users.remove('wu');
    server = await server.restart();
    expect(await people('zhou')).toMatchObject({ names: { wu: 'wu' } });
  });
});
