import { describe, expect, it } from 'vitest';
import { openConfigShelf } from '#sync';
import type { ConfigDatabase, RevisionDocument } from '#sync';
import { openMemory } from './fakes.ts';
import { tinyFiles, tinyKit } from './tinyTown.ts';

const kit = tinyKit();
const next = tinyKit('改版后的样例镇');
const CALENDAR = { year: 2026, off: ['2026-05-01'], work: [], source: '样例', verified: true };

function revision(
  title: string | undefined,
  publishedAt: string,
  more: Readonly<Record<string, string>> = {},
): RevisionDocument & { _id: string } {
  const { revision: id } = tinyKit(title);
  return {
    _id: `rev/${id}`,
    kind: 'revision',
    revision: id,
    publishedAt,
    files: { ...tinyFiles(title), ...more },
  };
}

const open = (): ConfigDatabase => openMemory<RevisionDocument>();

describe('the shelf of revisions', () => {
  it('is empty on a device that was never connected, and fills from the server', async () => {
    const server = open();
    await server.put(revision(undefined, '2026-05-01T00:00:00Z'));
    const shelf = await openConfigShelf(open());
    expect(shelf.current()).toBeUndefined();
    expect(await shelf.refresh(server)).toBe(true);
    expect(shelf.current()?.revision).toBe(kit.revision);
    expect(await shelf.refresh(server)).toBe(false);
  });

  it('keeps old revisions beside the newest, also over a start without a network', async () => {
    const local = open();
    await local.put(revision(undefined, '2026-05-01T00:00:00Z'));
    await local.put(revision('改版后的样例镇', '2026-06-01T00:00:00Z'));
    const shelf = await openConfigShelf(local);
    expect(shelf.current()?.revision).toBe(next.revision);
    expect(shelf.find(kit.revision)?.revision).toBe(kit.revision);
    expect(shelf.find(kit.revision)).toBe(shelf.find(kit.revision));
    expect(shelf.find('unknown')).toBeUndefined();
  });

  it('takes up a calendar that was corrected under the same revision, and leaves the other kits as they are', async () => {
    const server = open();
    const { rev } = await server.put(revision(undefined, '2026-05-01T00:00:00Z'));
    await server.put(revision('改版后的样例镇', '2026-04-01T00:00:00Z'));
    const shelf = await openConfigShelf(open());
    await shelf.refresh(server);
    const before = { kit: shelf.find(kit.revision), next: shelf.find(next.revision) };
    const calendar = { 'calendar/2026.json': JSON.stringify(CALENDAR) };
    await server.put({ ...revision(undefined, '2026-05-02T00:00:00Z', calendar), _rev: rev });
    await shelf.refresh(server);
    expect(before.kit?.calendar.years['2026']).toBeUndefined();
    expect(shelf.find(kit.revision)?.calendar.years['2026']?.off).toEqual(['2026-05-01']);
    expect(shelf.find(next.revision)).toBe(before.next);
  });

  it('knows how people are called, also over a start without a network', async () => {
    const server = open();
    await (server as unknown as PouchDB.Database).put({
      _id: 'people',
      kind: 'people',
      names: { lin: '样例·林' },
    });
    const local = open();
    const shelf = await openConfigShelf(local);
    expect(shelf.people()).toEqual({});
    await shelf.refresh(server);
    expect(shelf.people()).toEqual({ lin: '样例·林' });
    expect((await openConfigShelf(local)).people()).toEqual({ lin: '样例·林' });
  });

  it('leaves out a revision that does not read, or is not what it is called', async () => {
    const local = open();
    await local.put(revision(undefined, '2026-05-01T00:00:00Z'));
    await local.put({
      _id: 'rev/broken',
      kind: 'revision',
      revision: 'broken',
      publishedAt: '2026-07-01T00:00:00Z',
      files: { 'kit.json': '{' },
    });
    await local.put({
      ...revision('改版后的样例镇', '2026-08-01T00:00:00Z'),
      _id: 'rev/other',
      revision: 'other',
    });
    const shelf = await openConfigShelf(local);
    expect(shelf.current()?.revision).toBe(kit.revision);
    expect(shelf.find('broken')).toBeUndefined();
    expect(shelf.find('other')).toBeUndefined();
  });
});
