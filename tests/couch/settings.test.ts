/** What the server says of a CouchDB whose settings do not keep what the kit promises. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findConcerns } from '../../runtime/server/backend/findConcerns.ts';
import { CouchClient } from '../../runtime/server/storage/couch/CouchClient.ts';
import { startFakeCouch } from './fakeCouch.ts';
import type { FakeCouch } from './fakeCouch.ts';

let couch: FakeCouch;
beforeEach(async () => (couch = await startFakeCouch()));
afterEach(() => couch.close());

type Settings = NonNullable<ReturnType<FakeCouch['nodes']['get']>>;

/** As `docs/deploy.md` has it. */
const GOOD: Settings = { chttpd_auth: { timeout: '3456000' }, chttpd_auth_lockout: { mode: 'warn' } };

const concerns = () => findConcerns(new CouchClient(new URL(couch.url)));

async function settingsNamed(...nodes: readonly (Settings | undefined)[]): Promise<readonly string[]> {
  couch.nodes.clear();
  for (const [place, settings] of nodes.entries()) couch.nodes.set(`couch@${String(place)}`, settings);
  return (await concerns()).map(({ setting }) => setting);
}

test('the settings of the manual are enough', async () => {
  expect(await settingsNamed(GOOD)).toEqual([]);
});

test('a CouchDB as it comes logs phones out after ten minutes, and locks accounts', async () => {
  expect(await settingsNamed({})).toEqual(['chttpd_auth/timeout', 'chttpd_auth_lockout/mode']);
  const [timeout] = await concerns();
  expect(timeout?.text).toMatchObject({
    'zh-CN': expect.stringContaining('10 分钟') as unknown,
    en: expect.stringContaining('10 minutes') as unknown,
  });
});

test('30 days are too short: CouchDB lengthens a session late and we ask now and then', async () => {
  const days = (count: number): Settings => ({
    ...GOOD,
    chttpd_auth: { timeout: String(count * 24 * 60 * 60) },
  });
  expect(await settingsNamed(days(30))).toEqual(['chttpd_auth/timeout']);
  expect(await settingsNamed(days(34))).toEqual(['chttpd_auth/timeout']);
  expect(await settingsNamed(days(35))).toEqual([]);
});

test.each<readonly [setting: string, bad: string, good: string]>([
  ['chttpd_auth/password_scheme', 'simple', 'pbkdf2'],
  ['chttpd_auth/iterations', '1000', '600000'],
  ['couchdb/default_security', 'everyone', 'admin_only'],
  ['couchdb/max_attachment_size', '1048576', 'infinity'],
  ['couchdb/max_document_size', '65536', '8000000'],
  ['chttpd/max_http_request_size', '8388608', '67108864'],
  [
    'chttpd/authentication_handlers',
    '{chttpd_auth, default_authentication_handler}',
    '{chttpd_auth, cookie_authentication_handler}',
  ],
])('%s = %s is told', async (setting, bad, good) => {
  const [section = '', key = ''] = setting.split('/');
  const having = (value: string): Settings => ({ ...GOOD, [section]: { ...GOOD[section], [key]: value } });
  const told = setting === 'chttpd_auth/password_scheme' ? 'chttpd_auth/iterations' : setting;
  expect(await settingsNamed(having(bad))).toEqual([told]);
  expect(await settingsNamed(having(good))).toEqual([]);
});

test('of a cluster every node is looked at, and nothing is said twice', async () => {
  const secret = (value: string): Settings => ({
    ...GOOD,
    chttpd_auth: { timeout: '3456000', secret: value },
  });
  expect(await settingsNamed(secret('a'), secret('a'), secret('a'))).toEqual([]);
  expect(await settingsNamed(secret('a'), secret('a'), secret('b'))).toEqual(['chttpd_auth/secret']);
  expect(JSON.stringify(await concerns())).not.toContain('"a"');
  const single = { ...secret('a'), cluster: { n: '1' } };
  expect(await settingsNamed(single, single)).toEqual(['cluster/n']);
  expect(await settingsNamed(single)).toEqual([]);
  const short = { ...GOOD, chttpd_auth: { timeout: '600' } };
  expect(await settingsNamed(GOOD, short, short)).toEqual(['chttpd_auth/timeout']);
});

test('settings that may not be read, and an older CouchDB, are told and keep nobody from starting', async () => {
  expect(await settingsNamed(GOOD, undefined)).toEqual(['_node/couch@1']);
  couch.version = '3.3.3';
  expect(await settingsNamed(GOOD)).toEqual(['version']);
});
