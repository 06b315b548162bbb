import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '#core';
import { EventExists } from './errors.ts';
import type { EventStore } from './EventStore.ts';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** Names of two databases that the store has. */
  readonly databases: readonly [string, string];
}

/** What every event store promises. Adapters run it; `make` gives an empty store for each test. */
export function runEventStoreContract(
  name: string,
  make: () => StoreUnderTest | Promise<StoreUnderTest>,
): void {
  describe(`event store: ${name}`, () => {
    it('keeps an event and gives it back unchanged', async () => {
      const { store, databases } = await make();
      await store.put(databases[0], event('A', 1));
      expect(await store.all()).toEqual([event('A', 1)]);
      await store.close();
    });

    it('takes the same event twice as once', async () => {
      const { store, databases } = await make();
      await store.put(databases[0], event('A', 1));
      await store.put(databases[0], event('A', 1));
      expect(await store.all()).toHaveLength(1);
      await store.close();
    });

    it('refuses another event under the same id and keeps the first', async () => {
      const { store, databases } = await make();
      await store.put(databases[0], event('A', 1));
      const other = { ...event('A', 1), act: 'other' };
      await expect(store.put(databases[0], other)).rejects.toBeInstanceOf(EventExists);
      expect(await store.all()).toEqual([event('A', 1)]);
      await store.close();
    });

    it('finds the events of one case among others', async () => {
      const { store, databases } = await make();
      for (const one of [event('A', 1), event('AB', 1), event('A', 2)]) await store.put(databases[0], one);
      expect((await store.eventsOf('A')).map(({ _id }) => _id).sort()).toEqual(['e/A/1', 'e/A/2']);
      await store.close();
    });

    it('gives an event that is in two databases once', async () => {
      const { store, databases } = await make();
      await store.put(databases[0], event('A', 1));
      await store.put(databases[1], event('A', 1));
      expect(await store.all()).toHaveLength(1);
      await store.close();
    });

    it('keeps files and gives them back byte for byte', async () => {
      const { store, databases } = await make();
      const bytes = Uint8Array.from([0, 255, 10, 13, 128]);
      await store.put(databases[0], event('A', 1), [{ name: 'photo-1.jpg', type: 'image/jpeg', bytes }]);
      const file = await store.file('e/A/1', 'photo-1.jpg');
      expect(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
      expect(await store.file('e/A/1', 'photo-2.jpg')).toBeUndefined();
      await store.close();
    });

    it('gives the type and length of files with the event, and nothing else about them', async () => {
      const { store, databases } = await make();
      const bytes = Uint8Array.from([1, 2, 3]);
      await store.put(databases[0], event('A', 1), [{ name: 'photo-1.jpg', type: 'image/jpeg', bytes }]);
      const files = { 'photo-1.jpg': { content_type: 'image/jpeg', length: 3 } };
      expect(await store.all()).toEqual([{ ...event('A', 1), _attachments: files }]);
      expect((await store.file('e/A/1', 'photo-1.jpg'))?.type).toBe('image/jpeg');
      await store.put(databases[0], event('A', 1));
      expect(await store.all()).toHaveLength(1);
      await store.close();
    });

    it('takes a file as a Blob, as browsers give it', async () => {
      const { store, databases } = await make();
      const bytes = new Blob([Uint8Array.from([7, 8])], { type: 'image/jpeg' });
      await store.put(databases[0], event('A', 1), [{ name: 'photo-1.jpg', type: 'image/jpeg', bytes }]);
      const file = await store.file('e/A/1', 'photo-1.jpg');
      expect(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(
        Uint8Array.from([7, 8]),
      );
      await store.close();
    });

    it('tells watchers of new events until they stop', async () => {
      const { store, databases } = await make();
      const seen: string[] = [];
      let heard: () => void = () => undefined;
      const first = new Promise<void>((resolve) => (heard = resolve));
      const stop = store.watch((events) => {
        seen.push(...events.map(({ _id }) => _id));
        heard();
      });
      await store.put(databases[0], event('A', 1));
      await first;
      stop();
      await store.put(databases[0], event('A', 2));
      expect(seen).toEqual(['e/A/1']);
      await store.close();
    });
  });
}

function event(caseId: string, n: number): CaseEvent {
  return {
    _id: `e/${caseId}/${String(n)}`,
    kind: 'event',
    case: caseId,
    flow: 'incident',
    rev: 'r',
    act: 'open',
    by: 'sample',
    post: 'worker',
    seat: '1',
    grid: '1',
    at: '2026-05-08T09:00:00.000+08:00',
    device: 'd',
    base: null,
    data: { what: '样例', list: [1, 2] },
  };
}
