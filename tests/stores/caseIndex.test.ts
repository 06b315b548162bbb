import { describe, expect, it } from 'vitest';
import type { Kit } from '#core';
import { createCaseIndex, createMemoryStore, databasesOf } from '#store';
import type { CaseIndex } from '#store';
import { finishing, GRID, HOUR, NINE, opening, tinyKit, TOWN } from './tinyTown.ts';

const kit = tinyKit();
const other = tinyKit('改版后的样例镇');

/** `library` may be filled later, as kits arrive. */
function library(...kits: readonly Kit[]): Map<string, Kit> {
  return new Map(kits.map((one) => [one.revision, one]));
}

async function indexOver(
  events: Parameters<typeof createMemoryStore>[0],
  kits = library(kit),
): Promise<{ index: CaseIndex; store: ReturnType<typeof createMemoryStore> }> {
  const store = createMemoryStore(events);
  const index = createCaseIndex(
    store,
    (revision) => kits.get(revision),
    () => NINE + HOUR,
  );
  await index.ready;
  return { index, store };
}

describe('the index of cases', () => {
  it('folds what is stored and what arrives, whatever comes first', async () => {
    const { index, store } = await indexOver([finishing(kit, 'A'), opening(kit, 'B')]);
    expect(index.cases().map(({ id }) => id)).toEqual(['B']);
    await store.put('town', opening(kit, 'A'));
    expect(index.find('A')?.states).toEqual(['done']);
    expect(index.cases()).toHaveLength(2);
  });

  it('gives the same list and the same cases while nothing changed', async () => {
    const { index, store } = await indexOver([opening(kit, 'A'), opening(kit, 'B')]);
    const list = index.cases();
    const before = index.find('B');
    await store.put('town', opening(kit, 'A'));
    index.tick(NINE + HOUR);
    index.refold();
    expect(index.cases()).toBe(list);
    await store.put('town', finishing(kit, 'A'));
    expect(index.cases()).not.toBe(list);
    expect(index.find('B')).toBe(before);
  });

  it('tells listeners which cases changed, and those that left nothing more', async () => {
    const { index, store } = await indexOver([]);
    const told: (readonly string[])[] = [];
    const listener = (changed: readonly string[]): void => void told.push(changed);
    const stop = index.subscribe(listener);
    const stopTwin = index.subscribe(listener);
    stopTwin();
    await store.put('town', opening(kit, 'A'));
    expect(told).toEqual([['A']]);
    stop();
    await store.put('town', finishing(kit, 'A'));
    expect(told).toHaveLength(1);
  });

  it('folds again when time alone changes a case: the light, then the deadline', async () => {
    const { index } = await indexOver([opening(kit, 'A'), opening(kit, 'B'), finishing(kit, 'B')]);
    const told: (readonly string[])[] = [];
    index.subscribe((changed) => void told.push(changed));
    index.tick(NINE + HOUR + 1);
    expect(told).toEqual([]);
    index.tick(NINE + 2 * HOUR - 60_000);
    expect(index.find('A')?.deadlines[0]?.light).toBe('yellow');
    index.tick(NINE + 2 * HOUR);
    expect(index.find('A')?.states).toEqual(['late']);
    expect(told).toEqual([['A'], ['A']]);
  });

  it('takes an event from the near future when its time has come', async () => {
    const early = createCaseIndex(
      createMemoryStore([opening(kit, 'A', 40)]),
      () => kit,
      () => NINE,
    );
    await early.ready;
    expect(early.cases()).toEqual([]);
    early.tick(NINE + HOUR);
    expect(early.cases()).toHaveLength(1);
  });

  it('takes an act from the near future into an open case when its time has come', async () => {
    const store = createMemoryStore([opening(kit, 'A'), finishing(kit, 'A', 59)]);
    const index = createCaseIndex(
      store,
      () => kit,
      () => NINE,
    );
    await index.ready;
    expect(index.find('A')?.states).toEqual(['doing']);
    index.tick(NINE + HOUR);
    expect(index.find('A')?.states).toEqual(['done']);
  });

  it('tells nobody of an event that changes no case yet', async () => {
    const { index, store } = await indexOver([opening(kit, 'A')]);
    const list = index.cases();
    let told = 0;
    index.subscribe(() => (told += 1));
    await store.put('town', opening(other, 'B'));
    await store.put('town', finishing(kit, 'C'));
    expect(told).toBe(0);
    expect(index.cases()).toBe(list);
  });

  it('names the revisions it lacks and folds their cases when they arrive', async () => {
    const kits = library(kit);
    const { index } = await indexOver([opening(kit, 'A'), opening(other, 'B'), finishing(other, 'B')], kits);
    expect(index.cases().map(({ id }) => id)).toEqual(['A']);
    expect(index.missingRevisions()).toEqual([other.revision]);
    const before = index.find('A');
    kits.set(other.revision, other);
    index.refold();
    expect(index.find('B')?.states).toEqual(['done']);
    expect(index.find('A')).toBe(before);
    expect(index.missingRevisions()).toEqual([]);
  });

  it('folds again with a kit that changed under its revision, as a calendar does', async () => {
    const kits = library(kit);
    const { index } = await indexOver([opening(kit, 'A')], kits);
    const before = index.find('A');
    kits.set(kit.revision, { ...kit });
    index.refold();
    expect(index.find('A')).not.toBe(before);
  });

  it('is read with the kit of the earliest opening, whichever arrived first', async () => {
    const kits = library(kit, other);
    const events = [opening(kit, 'A', 0), opening(other, 'A', 5)];
    for (const order of [events, [...events].reverse()]) {
      const { index } = await indexOver(order, kits);
      expect(index.find('A')?.rev).toBe(kit.revision);
    }
  });

  it('does not count an event that the server would not take, and counts it when it does', async () => {
    const { index } = await indexOver([opening(kit, 'A'), finishing(kit, 'A'), opening(kit, 'B')]);
    const untouched = index.find('B');
    index.leaveOut(new Set(['e/A/30', 'e/B/77']));
    expect(index.find('A')?.states).toEqual(['doing']);
    index.leaveOut(new Set(['e/A/00']));
    expect(index.find('A')).toBeUndefined();
    index.leaveOut(new Set());
    expect(index.find('A')?.states).toEqual(['done']);
    expect(index.find('B')).toBe(untouched);
  });

  it('tells nothing after it was closed, also when it was still reading', async () => {
    const store = createMemoryStore([opening(kit, 'A')]);
    const index = createCaseIndex(
      { ...store, all: () => Promise.reject(new Error('closed')) },
      () => kit,
      () => NINE,
    );
    let told = 0;
    index.subscribe(() => (told += 1));
    index.close();
    await index.ready;
    await store.put('town', opening(kit, 'B'));
    expect(told).toBe(0);
  });
});

describe('databasesOf', () => {
  it('gives a post the databases of its seat, and an unknown one nothing', () => {
    expect(databasesOf(kit, { person: '林', holdings: [{ post: 'worker', seat: GRID }] })).toEqual([
      `grid-${GRID}`,
    ]);
    expect(databasesOf(kit, { person: '林', holdings: [{ post: 'worker', seat: TOWN }] })).toEqual([]);
    expect(databasesOf(kit, { person: '林', holdings: [{ post: 'constructor', seat: GRID }] })).toEqual([]);
  });
});
