import { afterEach, describe, expect, it } from 'vitest';
import { createActor, waitFor } from 'xstate';
import type { AnyActor } from 'xstate';
import { createSessionMachine, syncMachine } from '#sync';
import type { Account, SessionPort } from '#sync';
import { DEVICE, networkError, openMemory, openRemote, sampleEvent, statusError } from './fakes.ts';
import { isSettled } from './statusWhere.ts';

const actors: AnyActor[] = [];
afterEach(() => {
  for (const actor of actors.splice(0)) actor.stop();
});

const WANG: Account = {
  person: 'wang',
  displayName: '王样例',
  holdings: [{ post: 'worker', seat: '1' }],
  databases: ['grid-1'],
};

function session(port: Partial<SessionPort>) {
  const actor = createActor(
    createSessionMachine({
      current: async () => null,
      signIn: async () => WANG,
      signOut: async () => undefined,
      ...port,
    }),
  );
  actors.push(actor);
  return actor.start();
}

describe('the session', () => {
  it('asks for a log-in when nobody is known', async () => {
    const actor = session({});
    expect(actor.getSnapshot().value).toBe('checking');
    const { context } = await waitFor(actor, (state) => state.matches('signedOut'));
    expect(context).toEqual({ account: null, confirmed: false, lapsed: null, failure: null });
  });

  it('goes on with the remembered account when there is no network', async () => {
    const actor = session({ current: async () => ({ account: WANG, confirmed: false }) });
    const { context } = await waitFor(actor, (state) => state.matches('signedIn'));
    expect(context).toMatchObject({ account: WANG, confirmed: false });
  });

  it('says why a log-in failed, and forgets it when the next one succeeds', async () => {
    const answers = [Promise.reject(new Error('login.wrong')), Promise.resolve(WANG)];
    const actor = session({ signIn: async () => (await answers.shift()) ?? WANG });
    await waitFor(actor, (state) => state.matches('signedOut'));
    actor.send({ type: 'signIn', credentials: { name: 'wang', password: 'x' } });
    const failed = await waitFor(
      actor,
      (state) => state.matches('signedOut') && state.context.failure !== null,
    );
    expect(failed.context).toMatchObject({ account: null, failure: 'login.wrong' });
    actor.send({ type: 'signIn', credentials: { name: 'wang', password: 'y' } });
    const { context } = await waitFor(actor, (state) => state.matches('signedIn'));
    expect(context).toEqual({ account: WANG, confirmed: true, lapsed: null, failure: null });
  });

  it('hands the credentials to the port and keeps no password', async () => {
    const given: unknown[] = [];
    const actor = session({
      signIn: async (credentials) => {
        given.push(credentials);
        return WANG;
      },
    });
    await waitFor(actor, (state) => state.matches('signedOut'));
    actor.send({ type: 'signIn', credentials: { name: 'wang', password: 'secret' } });
    const { context } = await waitFor(actor, (state) => state.matches('signedIn'));
    expect(given).toEqual([{ name: 'wang', password: 'secret' }]);
    expect(JSON.stringify(context)).not.toContain('secret');
  });

  it('asks to log in again when the server ends the session, and knows who it was', async () => {
    const actor = session({ current: async () => ({ account: WANG, confirmed: true }) });
    await waitFor(actor, (state) => state.matches('signedIn'));
    actor.send({ type: 'authLost' });
    expect(actor.getSnapshot().value).toBe('signedOut');
    expect(actor.getSnapshot().context).toEqual({
      account: null,
      confirmed: false,
      lapsed: WANG,
      failure: null,
    });
  });

  it('signs out also when the server cannot be told', async () => {
    const actor = session({
      current: async () => ({ account: WANG, confirmed: true }),
      signOut: () => Promise.reject(networkError()),
    });
    await waitFor(actor, (state) => state.matches('signedIn'));
    actor.send({ type: 'signOut' });
    const { context } = await waitFor(actor, (state) => state.matches('signedOut'));
    expect(context).toMatchObject({ account: null, lapsed: null });
  });
});

describe('the machine of synchronisation', () => {
  function machine(local = openMemory(), server = openRemote()) {
    const input = { pairs: { town: { local, remote: server.remote } }, device: DEVICE, clock: () => 5 };
    const actor = createActor(syncMachine, { input });
    actors.push(actor);
    return { actor: actor.start(), local, server };
  }

  it('is offline until the server answers, then online with a status', async () => {
    const { actor } = machine();
    expect(actor.getSnapshot().value).toEqual({ running: 'offline' });
    const { context } = await waitFor(actor, (state) => isSettled(state.context.status));
    expect(actor.getSnapshot().value).toEqual({ running: 'online' });
    expect(context.status.databases).toEqual({ town: 'current' });
  });

  it('connects at once when told that the network is back', async () => {
    const server = openRemote();
    server.manners.failure = networkError();
    const { actor, local } = machine(openMemory(), server);
    await waitFor(actor, ({ context }) => context.status.databases['town'] === 'offline');
    await local.put(sampleEvent('A', 1));
    server.manners.failure = undefined;
    actor.send({ type: 'retry' });
    await waitFor(actor, ({ context }) => isSettled(context.status));
    expect((await server.behind.allDocs()).rows).toHaveLength(1);
  });

  it('stops when the session is over and starts again after the next log-in', async () => {
    const server = openRemote();
    server.manners.failure = statusError(401, 'unauthorized');
    const { actor } = machine(openMemory(), server);
    const { context } = await waitFor(actor, (state) => state.matches('signedOut'));
    expect(context.status.authLost).toBe(true);
    server.manners.failure = undefined;
    actor.send({ type: 'retry' });
    const after = await waitFor(actor, (state) => isSettled(state.context.status));
    expect(after.context.status.authLost).toBe(false);
  });

  it('says so when the databases of this device cannot be opened', async () => {
    const local = openMemory();
    await local.close();
    const { actor } = machine(local);
    const { context } = await waitFor(actor, (state) => state.matches('failed'));
    expect(context.failure).toContain('closed');
  });
});
