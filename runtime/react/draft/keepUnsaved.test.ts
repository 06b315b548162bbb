import { expect, test } from 'vitest';
import type { Draft } from './Draft.ts';
import { createMemoryDrafts } from './DraftBook.ts';
import { keepUnsaved } from './keepUnsaved.ts';

const ID = 'worker/incident/open/new';
const draft = (what: string, savedAt: number): Draft => ({
  id: ID,
  person: 'worker',
  flow: 'incident',
  act: 'open',
  data: { what },
  files: [],
  savedAt,
});

/** A device that has room or not, and what is really on it. */
function device() {
  const kept = createMemoryDrafts();
  const room: { error: Error | undefined } = { error: undefined };
  const book = keepUnsaved({
    ...kept,
    save: (one: Draft) => (room.error === undefined ? kept.save(one) : Promise.reject(room.error)),
    forget: (_person: string) => Promise.resolve(),
  });
  return { book, kept, room };
}
const full = (): Error => new DOMException('The quota has been exceeded.', 'QuotaExceededError');

test('O6 what a full device does not take stays in the page, is told, and is newer than what the device has', async () => {
  const { book, kept, room } = device();
  await book.save(draft('水管', 1));
  room.error = full();
  await expect(book.save(draft('水管裂了', 2))).rejects.toThrow('quota');
  expect((await book.find(ID))?.data).toEqual({ what: '水管裂了' });
  expect((await book.all('worker')).map(({ data }) => data)).toEqual([{ what: '水管裂了' }]);
  expect((await book.heads('worker')).map(({ savedAt }) => savedAt)).toEqual([2]);
  expect(await book.all('volunteer')).toEqual([]);
  expect((await kept.find(ID))?.data).toEqual({ what: '水管' });
});

test('O6 once there is room it is on the device and nowhere else', async () => {
  const { book, kept, room } = device();
  room.error = full();
  await book.save(draft('水管裂了', 1)).catch(() => undefined);
  room.error = undefined;
  await book.save(draft('水管裂了', 1));
  await kept.discard(ID);
  expect(await book.find(ID)).toBeUndefined();
});

test('O6 what is thrown away, and all of an account that logs out, is gone from the page too', async () => {
  const { book, room } = device();
  room.error = full();
  await book.save(draft('水管裂了', 1)).catch(() => undefined);
  await book.discard(ID);
  expect(await book.find(ID)).toBeUndefined();
  await book.save(draft('水管裂了', 1)).catch(() => undefined);
  await book.forget('worker');
  expect(await book.find(ID)).toBeUndefined();
});

test('O6 another failure than a full device keeps nothing here: its account may be gone', async () => {
  const { book, room } = device();
  room.error = new Error('The account logged out in another tab.');
  await book.save(draft('水管裂了', 1)).catch(() => undefined);
  expect(await book.find(ID)).toBeUndefined();
});
