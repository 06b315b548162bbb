import { expect, it } from 'vitest';
import { MINIMAL_KIT } from './minimalKit.ts';
import { ask, start } from './harness.ts';

it('tells who runs the app, its filing number and where to complain before anybody logs in, and nothing more', async () => {
  const server = await start();
  const { status, json } = await ask(server, undefined, 'GET', '/api/operator');
  expect(status).toBe(200);
  expect(json).toEqual({
    title: MINIMAL_KIT.title,
    operator: MINIMAL_KIT.operator,
    sample: MINIMAL_KIT.sample,
  });
  await server.end();
});
