/** What the door lets in: events of their own author, in their own seat, once and for ever. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, event, logIn, PEOPLE, PHOTO, PHOTO_FILE, start, ulid } from './harness.ts';
import type { Answer, Running, Sent } from './harness.ts';
import { GRID, OTHER_GRID, SAME_VILLAGE, TOWN, UNIT, VILLAGE } from './minimalKit.ts';

const DB = `grid-${GRID}`;
let server: Running;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  server = await start();
  for (const name of Object.keys(PEOPLE)) cookies[name] = await logIn(server, name);
});
afterAll(() => server.end());

function send(docs: readonly unknown[], name = 'lin', database = DB, newEdits = true): Promise<Answer> {
  return ask(server, cookies[name], 'POST', `/${database}/_bulk_docs`, { docs, new_edits: newEdits });
}

/** The code of the first result's refusal, or `ok`. */
function codeOf(answer: Answer): string {
  const [result] = answer.json as { ok?: boolean; error?: string; reason?: string }[];
  if (result?.ok === true) return 'ok';
  const told = JSON.parse(result?.reason ?? '{}') as Record<string, unknown>;
  expect(result?.error).toBe('forbidden');
  expect(typeof told['zh-CN']).toBe('string');
  expect(typeof told['en']).toBe('string');
  return String(told['code']);
}

const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
const photo = (changes: object): object => ({ _attachments: { 'a.jpg': { ...PHOTO_FILE, ...changes } } });

/** Each case: what is sent by `lin` to their grid's database, and the code of the answer. */
const CASES: Readonly<Record<string, readonly [Partial<Sent>, string]>> = {
  'an event as it should be': [{}, 'ok'],
  'a clock five minutes ahead': [{ at: later(5 * 60_000) }, 'ok'],
  'a clock an hour ahead': [{ at: later(60 * 60_000) }, 'event.future'],
  'the name of another person': [{ by: 'wu' }, 'event.author'],
  'a post that is not held': [{ post: 'chief', seat: VILLAGE }, 'post.not-held'],
  'a seat that is not held': [{ seat: SAME_VILLAGE, grid: SAME_VILLAGE }, 'post.not-held'],
  'a grid of others': [{ grid: OTHER_GRID }, 'seat.out-of-reach'],
  'a grid that does not exist': [{ grid: '000000000000000' }, 'grid.unknown'],
  'a revision that was never published': [{ rev: 'b'.repeat(64) }, 'revision.unknown'],
  'a revision that is none': [{ rev: '../../etc' }, 'revision.unknown'],
  'a flow that does not exist': [{ flow: 'toString' }, 'flow.unknown'],
  'an act that does not exist': [{ act: 'constructor', base: baseOf() }, 'event.malformed'],
  'an act of other posts': [{ act: 'dispatch', data: { unit: UNIT } }, 'post.not-allowed'],
  'data that lacks what is required': [{ data: {} }, 'data'],
  'data of the wrong type': [{ data: { what: 7 } }, 'data'],
  'data beyond the form': [{ data: { what: 'x', more: 1 } }, 'data'],
  'no kind': [{ kind: 'note' as 'event' }, 'document.unknown'],
  'a field beyond the event': [{ extra: 1 }, 'event.malformed'],
  'a time that is none': [{ at: 'yesterday' }, 'event.malformed'],
  'an opening with a base': [{ base: 'e/x/y' }, 'event.malformed'],
  'an id of another case': [{ case: ulid() }, 'ok'],
  'an id that is none': [{ _id: 'e/1/2' }, 'event.malformed'],
  'a case that is not in the id': [{ _id: `e/${ulid()}/${ulid()}` }, 'event.malformed'],
  'a deletion': [{ _deleted: true }, 'event.immutable'],
  'a second revision': [{ _rev: '1-0123456789abcdef0123456789abcdef' }, 'event.immutable'],
  'a photo': [photo({}), 'ok'],
  'a page as a photo': [photo({ data: Buffer.from('<html><script>').toString('base64') }), 'attachment.type'],
  'a page': [photo({ content_type: 'text/html' }), 'attachment.type'],
  'an SVG': [photo({ content_type: 'image/svg+xml' }), 'attachment.type'],
  'a photo with a type from the prototype': [photo({ content_type: 'constructor' }), 'attachment.type'],
  'a photo that is not base64': [photo({ data: '%%%' }), 'attachment.broken'],
  'a photo without its bytes': [
    { _attachments: { 'a.jpg': { stub: true, content_type: 'image/jpeg' } } },
    'attachment.broken',
  ],
  'a photo with a path as its name': [{ _attachments: { '../a.jpg': PHOTO_FILE } }, 'attachment.broken'],
  'a photo that is too large': [
    photo({
      data: Buffer.concat([new Uint8Array(PHOTO), new Uint8Array(5 * 1024 * 1024)]).toString('base64'),
    }),
    'attachment.size',
  ],
};

function baseOf(): string {
  return `e/${ulid()}/${ulid()}`;
}

describe('one event', () => {
  test.each(Object.entries(CASES))('%s', async (_title, [changes, code]) => {
    let sent = event(changes);
    if (changes.act === 'dispatch')
      sent = event({ ...changes, base: `e/${sent.case}/${ulid()}`, case: sent.case });
    expect(codeOf(await send([sent]))).toBe(code);
    if (code === 'ok') return;
    const stored = await ask(server, cookies['lin'], 'GET', `/${DB}/${encodeURIComponent(sent._id)}`);
    expect(stored.status).toBe(404);
  });

  test('comes in by every way of writing with the same answer', async () => {
    const bad = event({ by: 'wu' });
    const path = `/${DB}/${encodeURIComponent(bad._id)}`;
    const replicated = { ...bad, _rev: '1-0123456789abcdef0123456789abcdef' };
    const answers = [
      await ask(server, cookies['lin'], 'PUT', path, bad),
      await ask(server, cookies['lin'], 'POST', `/${DB}`, bad),
      await ask(server, cookies['lin'], 'PUT', `${path}?new_edits=false`, replicated),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403]);
    const [told] = (await send([replicated], 'lin', DB, false)).json as { reason: string }[];
    for (const answer of answers) expect((answer.json as { reason: string }).reason).toBe(told?.reason);
  });

  test('belongs into the database of its seat', async () => {
    const village = event({ by: 'chen', post: 'chief', seat: VILLAGE });
    expect(codeOf(await send([village], 'chen'))).toBe('ok');
    const elsewhere = event({ by: 'chen', post: 'chief', seat: VILLAGE });
    expect(codeOf(await send([elsewhere], 'chen', `grid-${SAME_VILLAGE}`))).toBe('database.wrong');
    const town = event({ by: 'zhou', post: 'center', seat: TOWN });
    expect(codeOf(await send([town], 'zhou', 'town'))).toBe('ok');
    expect((await send([town], 'zhou', DB)).status).toBe(403);
    expect((await send([event()], 'lin', 'config')).status).toBe(403);
    expect((await send([event()], 'lin', 'town')).status).toBe(403);
  });

  test('of a department needs a case that was brought to it', async () => {
    const caseId = ulid();
    const finish = event({
      case: caseId,
      base: `e/${caseId}/${ulid()}`,
      act: 'finish',
      by: 'sun',
      post: 'specialist',
      seat: UNIT,
      data: {},
    });
    expect(codeOf(await send([finish], 'sun', `unit-${UNIT}`))).toBe('case.unknown');
  });

  test('may edit only where the act allows it', async () => {
    const first = event();
    await send([first]);
    const edit = (pointer: string): Sent => {
      const { data: _none, ...rest } = event({ case: first.case, base: first._id, act: 'correct' });
      return { ...rest, edits: [{ pointer, from: 'a', to: 'b' }] };
    };
    expect(codeOf(await send([edit('/what')]))).toBe('ok');
    expect(codeOf(await send([edit('/photos')]))).toBe('edits');
    expect(codeOf(await send([edit('/whatever')]))).toBe('edits');
  });
});

describe('what is stored', () => {
  test('never changes: not by an update, a deletion or a forged revision; the same again is fine', async () => {
    const sent: Sent = { ...event(), _attachments: { 'a.jpg': PHOTO_FILE } };
    const [first] = (await send([sent])).json as { rev: string }[];
    const rev = first?.rev ?? '';
    const path = `/${DB}/${encodeURIComponent(sent._id)}`;
    const stored = (await ask(server, cookies['lin'], 'GET', path)).text;
    const changed = { ...sent, data: { what: '样例：改过了' } };
    const hash = '0123456789abcdef0123456789abcdef';
    expect(codeOf(await send([changed]))).toBe('event.immutable');
    expect(codeOf(await send([{ ...changed, _rev: rev }]))).toBe('event.immutable');
    expect(codeOf(await send([{ _id: sent._id, _rev: rev, _deleted: true }]))).toBe('event.immutable');
    expect(codeOf(await send([{ ...sent, _rev: rev, _deleted: true }]))).toBe('event.immutable');
    const next = { ...changed, _rev: `2-${hash}`, _revisions: { start: 2, ids: [hash, rev.slice(2)] } };
    expect(codeOf(await send([next], 'lin', DB, false))).toBe('event.immutable');
    expect(codeOf(await send([{ ...changed, _rev: `1-${hash}` }], 'lin', DB, false))).toBe('event.immutable');
    expect(codeOf(await send([{ ...sent, _attachments: {} }]))).toBe('event.immutable');
    const other = { 'a.jpg': { ...PHOTO_FILE, data: Buffer.from([...PHOTO, 9]).toString('base64') } };
    expect(codeOf(await send([{ ...sent, _attachments: other }]))).toBe('event.immutable');
    expect((await ask(server, cookies['lin'], 'DELETE', `${path}?rev=${rev}`)).status).toBe(405);
    expect((await ask(server, cookies['lin'], 'PUT', `${path}/b.jpg?rev=${rev}`, {})).status).toBe(405);
    expect((await send([sent])).json).toEqual([{ ok: true, id: sent._id, rev }]);
    expect((await send([{ ...sent, _rev: `1-${hash}` }], 'lin', DB, false)).json).toEqual([]);
    expect((await ask(server, cookies['lin'], 'GET', path)).text).toBe(stored);
  });

  test('is one event in every database', async () => {
    const sent = event({ by: 'zhou', post: 'center', seat: TOWN });
    await send([sent], 'zhou', 'town');
    const forged = event({ _id: sent._id, case: sent.case });
    expect(codeOf(await send([forged]))).toBe('event.immutable');
  });

  test('stays although others of the same batch were refused', async () => {
    const docs = [event(), event({ by: 'wu' }), event(), event({ data: {} })];
    const results = (await send(docs)).json as { ok?: boolean; id: string }[];
    expect(results.map((result) => result.ok === true)).toEqual([true, false, true, false]);
    expect(results.map((result) => result.id)).toEqual(docs.map((doc) => doc._id));
  });

  test('is one when the same event stands twice in a batch, and the first of two different ones', async () => {
    const sent = event();
    const other = { ...sent, data: { what: '样例：另一个' } };
    const results = (await send([sent, sent, other])).json as { ok?: boolean; rev?: string }[];
    expect(results.map((result) => result.ok === true)).toEqual([true, true, false]);
    expect(results[1]?.rev).toBe(results[0]?.rev);
  });

  test('is judged by the rights of this moment', async () => {
    const { users } = server.town.accounts;
    await users.setHoldings('wu', [{ post: 'worker', seat: GRID }]);
    expect(codeOf(await send([event({ by: 'wu' })], 'wu'))).toBe('ok');
    await users.setHoldings('wu', PEOPLE['wu'] ?? []);
    expect((await send([event({ by: 'wu' })], 'wu')).status).toBe(403);
  });
});
