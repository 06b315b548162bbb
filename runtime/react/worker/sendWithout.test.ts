import { expect, test } from 'vitest';
import { loadKit, newEvent, ownerDatabase, type CaseEvent, type JsonObject } from '#core';
import type { RefusedEvent } from '#sync';
import { memoryWorkplace } from '../dev/memoryWorkplace.ts';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { correctionOf } from './beginCorrection.ts';
import { sendWithout } from './sendWithout.ts';

const NOW = Date.parse('2026-05-13T10:20:00+08:00');
const HOLDING = { post: 'worker', seat: '990101101200001' };
const GRID = '990101101200001';
const photo = (name: string) => ({ name, type: 'image/jpeg', bytes: new Uint8Array([1, 2, 3]) });

/** A worker's phone with one report that has two photos, the second of which cannot be read any more. */
async function phone(data: JsonObject = {}) {
  const loaded = loadKit(sampleFiles);
  if (loaded.status === 'refused') throw new Error('the sample town does not load');
  const { kit } = loaded;
  const place = memoryWorkplace({
    kit,
    person: 'worker',
    displayName: '样例',
    holdings: [HOLDING],
    events: [],
    clock: () => NOW,
  });
  const bare = newEvent({
    kit,
    flow: 'incident',
    case: null,
    caseId: '01HX0000000000000000000000',
    actor: { person: 'worker', ...HOLDING },
    intent: { act: 'open', grid: GRID, data: { what: '水管裂了', photos: ['a.jpg', 'b.jpg'], ...data } },
    id: '01HX0000000000000000000001',
    at: NOW - 60_000,
    device: 'memory',
  });
  const database = ownerDatabase(kit, bare) ?? '';
  await place.store.put(database, bare, [photo('a.jpg')]);
  const event: CaseEvent = { ...bare, _attachments: { 'a.jpg': {}, 'b.jpg': {} } };
  const refusal: RefusedEvent = {
    event: event._id,
    case: event.case,
    code: 'file.unreadable',
    pointer: '/_attachments',
    reason: { 'zh-CN': '', en: '' },
  };
  return { place, event, refusal };
}

const ANSWERED = { category: 'environment', group: '99010110120003' };

test('O3 a record goes without what is lost and with the photos that are left, as the same case', async () => {
  const { place, event, refusal } = await phone(ANSWERED);
  const sent = await sendWithout(place, refusal, event);
  if (sent.status !== 'kept') throw new Error(JSON.stringify(sent));
  expect(sent.event.case).toBe(event.case);
  expect(sent.event.at).toBe(event.at);
  expect(sent.event.data).toMatchObject({ what: '水管裂了', photos: ['a.jpg'] });
  expect(await place.store.file(sent.event._id, 'a.jpg')).toBeDefined();
  expect(await place.drafts.heads('worker')).toEqual([]);
});

test('O3 one that the form does not take is opened to be filled in, and says how many files are lost', async () => {
  const { place, event, refusal } = await phone();
  const sent = await sendWithout(place, refusal, event);
  expect(sent.status).toBe('asks');
  const [draft] = await place.drafts.all('worker');
  expect(draft).toMatchObject({ lostFiles: 1, corrects: { event: event._id }, data: { photos: ['a.jpg'] } });
  expect(draft?.files.map(({ name }) => name)).toEqual(['a.jpg']);
});

test('O3 a correction that was begun is gone on with, and nothing typed in it is passed over', async () => {
  const { place, event, refusal } = await phone(ANSWERED);
  const { draft } = await correctionOf(place, refusal, event);
  await place.drafts.save({ ...draft, data: { ...draft.data, what: '水管又裂了' } });
  const sent = await sendWithout(place, refusal, event);
  expect(sent.status).toBe('asks');
  expect((await place.drafts.all('worker'))[0]?.data).toMatchObject({ what: '水管又裂了' });
});
