import { expect, test } from 'vitest';
import { textsOf } from '#designer/edit';
import { addItem, outlineOf, setText } from '#designer/form';
import type { FreshName } from '#designer/form';
import { createDesk, type Desk } from './Desk.ts';
import { createMemoryBook, toHistory, toList, type DeviceBook } from './DeviceBook.ts';

const FORM = 'visit';
const files = new Map([
  ['kit.json', '{ "languages": ["zh-CN", "en"] }'],
  [`forms/${FORM}/form.schema.json`, '{"type":"object",   "properties":{}}'],
  [`forms/${FORM}/form.ui.json`, '{}'],
]);
const base = { files, revision: 'r1' };

const counting = (): FreshName => {
  let last = 0;
  return (prefix) => `${prefix}${String((last += 1))}`;
};

async function open(book: DeviceBook, fresh = counting()): Promise<Desk> {
  const kept = await book.find('me');
  const { desk } = createDesk({ id: 'me', book, clock: () => 7, fresh, base, kept });
  desk.openForm(FORM);
  return desk;
}

function add(desk: Desk): void {
  const { draft } = desk.state().work;
  desk.run(addItem({ draft, form: FORM }, 'text', { into: '', at: 0 }, desk.fresh));
}

async function settled(desk: Desk): Promise<void> {
  await expect.poll(() => desk.state().save.status).not.toBe('saving');
}

const count = (desk: Desk): number => outlineOf(desk.state().work.draft, FORM)?.children.length ?? -1;

test('fifty steps are taken back, and done again after the page was opened anew', async () => {
  const book = createMemoryBook();
  const first = await open(book);
  for (let step = 0; step < 50; step += 1) add(first);
  const full = textsOf(first.state().work.draft);
  for (let step = 0; step < 50; step += 1) first.undo();
  expect(textsOf(first.state().work.draft)).toEqual(files);
  await settled(first);

  const second = await open(book);
  expect(count(second)).toBe(0);
  for (let step = 0; step < 50; step += 1) second.redo();
  expect(textsOf(second.state().work.draft)).toEqual(full);
});

test('every step is kept with its time', async () => {
  const book = createMemoryBook();
  const desk = await open(book);
  expect(desk.state().save).toEqual({ status: 'untouched' });
  add(desk);
  await settled(desk);
  expect(desk.state().save).toEqual({ status: 'saved', at: 7 });
  expect((await book.find('me'))?.history.done).toHaveLength(1);
});

test('another page with the same draft stops the first one from writing', async () => {
  const book = createMemoryBook();
  const first = await open(book);
  add(first);
  await settled(first);
  const second = await open(book);
  add(second);
  await settled(second);
  add(first);
  await settled(first);
  expect(first.state().save.status).toBe('elsewhere');
  const before = count(first);
  add(first);
  first.undo();
  expect(count(first)).toBe(before);
  expect((await book.find('me'))?.history.done).toHaveLength(2);
});

test('what could not be kept is said, and all of it is kept with the next step', async () => {
  const book = createMemoryBook();
  let full = true;
  const written: number[] = [];
  const disk: DeviceBook = {
    ...book,
    save: (id, draft, where) => {
      if (full) return Promise.reject(new Error('QuotaExceededError'));
      written.push(where.from);
      return book.save(id, draft, where);
    },
  };
  const desk = await open(disk);
  add(desk);
  await settled(desk);
  expect(desk.state().save.status).toBe('failed');
  full = false;
  add(desk);
  await settled(desk);
  expect(desk.state().save.status).toBe('saved');
  add(desk);
  await settled(desk);
  // From the files on, then only what is new.
  expect(written).toEqual([0, 2]);
  expect(count(await open(disk))).toBe(3);
});

test('the letters of one name are one step, which is written over and not beside', async () => {
  const book = createMemoryBook();
  const desk = await open(book);
  add(desk);
  const pointer = desk.state().selected ?? '';
  for (const words of ['姓', '姓名']) {
    const { draft } = desk.state().work;
    desk.run(setText({ draft, form: FORM, pointer }, 'title', words, 'zh-CN'), { quiet: true });
  }
  await settled(desk);
  const history = (await book.find('me'))?.history;
  expect(history?.done).toHaveLength(2);
  desk.undo();
  desk.undo();
  expect(textsOf(desk.state().work.draft)).toEqual(files);
});

test('what is refused changes nothing and says why', async () => {
  const desk = await open(createMemoryBook());
  const { draft } = desk.state().work;
  const done = desk.run(addItem({ draft, form: FORM }, 'text', { into: '/nowhere', at: 0 }, desk.fresh));
  expect(done).toBe(false);
  expect(desk.state().said?.tone).toBe('refused');
  expect(desk.state().work.draft).toBe(draft);
});

test('a draft whose steps do not fit its files is not opened, and not lost either', async () => {
  const book = createMemoryBook();
  const desk = await open(book);
  add(desk);
  await settled(desk);
  const kept = (await book.find('me'))!;
  const damaged = { ...kept, files: new Map([['kit.json', '{}']]) };
  const reopened = createDesk({ id: 'me', book, clock: () => 8, fresh: counting(), base, kept: damaged });
  expect(reopened.lost).toBe(damaged);
  expect(textsOf(reopened.desk.state().work.draft)).toEqual(files);
});

test('done and undone steps are one list and come apart again', async () => {
  const desk = await open(createMemoryBook());
  add(desk);
  add(desk);
  desk.undo();
  const { history } = desk.state().work;
  const { steps, cursor } = toList(history);
  expect(steps).toHaveLength(2);
  expect(toHistory(steps, cursor)).toEqual(history);
});

/** A device whose writes wait until they are let through. */
function slow(book: DeviceBook): { readonly book: DeviceBook; readonly written: number[]; go: () => void } {
  const written: number[] = [];
  let go = (): void => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const save: DeviceBook['save'] = async (id, draft, where) => {
    await gate;
    written.push(where.from);
    return book.save(id, draft, where);
  };
  return { book: { ...book, save }, written, go: () => go() };
}

const retitle = (desk: Desk, words: string): boolean =>
  desk.run(setText({ draft: desk.state().work.draft, form: FORM, pointer: '' }, 'title', words, 'zh-CN'), {
    quiet: true,
  });

test('keeps the letter that was typed while the one before it was being written', async () => {
  const book = createMemoryBook();
  const device = slow(book);
  const desk = await open(device.book);
  retitle(desk, '走');
  // The write of the first letter has begun.
  await Promise.resolve();
  retitle(desk, '走访');
  device.go();
  await settled(desk);
  expect(textsOf((await open(book)).state().work.draft)).toEqual(textsOf(desk.state().work.draft));
});

test('keeps the step that replaced others while the undoing of those was being written', async () => {
  const book = createMemoryBook();
  const first = await open(book);
  for (let step = 0; step < 5; step += 1) add(first);
  await settled(first);
  const device = slow(book);
  const desk = await open(device.book);
  for (let step = 0; step < 3; step += 1) desk.undo();
  await Promise.resolve();
  retitle(desk, '走访');
  device.go();
  await settled(desk);
  const again = await open(book);
  expect(textsOf(again.state().work.draft)).toEqual(textsOf(desk.state().work.draft));
  expect(again.state().work.history).toEqual(desk.state().work.history);
});

test('writes what was done during a write in one go, so that a closed page has little left to write', async () => {
  const device = slow(createMemoryBook());
  const desk = await open(device.book);
  add(desk);
  await Promise.resolve();
  for (let step = 0; step < 49; step += 1) add(desk);
  for (let step = 0; step < 50; step += 1) desk.undo();
  device.go();
  await settled(desk);
  expect(device.written).toEqual([0, 1]);
});
