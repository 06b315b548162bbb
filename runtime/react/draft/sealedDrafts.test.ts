import { describe, expect, test } from 'vitest';
import type { Draft } from './Draft.ts';
import { draftAddress, draftId } from './Draft.ts';
import { UnreadableDraft } from './DraftBook.ts';
import { createMemoryShelf } from './shelf.fixture.ts';
import { createSealedDrafts } from './sealedDrafts.ts';
import { takeOverPlain } from './takeOverPlain.ts';

const WORDS = '样例：家中老人需要陪护';
const PHOTO = new TextEncoder().encode('样例照片');

function draftOf(person: string, more: Partial<Draft> = {}): Draft {
  return {
    id: draftId(person, 'household-survey', 'open'),
    person,
    flow: 'household-survey',
    act: 'open',
    rev: 'r1',
    data: { note: WORDS },
    files: [{ name: 'a.jpg', type: 'image/jpeg', bytes: PHOTO }],
    savedAt: 10,
    ...more,
  };
}

/** Everything that lies on the shelf, as text. */
function lying({ drafts }: ReturnType<typeof createMemoryShelf>): string {
  const bytes = [...drafts.values()].flatMap(({ content, files }) => [content, ...files]);
  return bytes.map((one) => new TextDecoder().decode(one.bytes)).join('\n');
}

async function faultOf(found: Promise<unknown>): Promise<string> {
  const fault = await found.then(
    () => undefined,
    (error: unknown) => error,
  );
  return fault instanceof UnreadableDraft ? fault.fault : String(fault);
}

describe('drafts on a device', () => {
  test('U26 come back as they were, and what lies on the device does not say what is in them', async () => {
    const shelf = createMemoryShelf();
    const draft = draftOf('worker');
    await createSealedDrafts(shelf).save(draft);
    expect(lying(shelf)).not.toContain('样例');
    const found = await createSealedDrafts(shelf).find(draft.id);
    expect(found).toMatchObject({ ...draft, files: [{ name: 'a.jpg', type: 'image/jpeg' }] });
    const photo = found?.files[0]?.bytes;
    expect(photo instanceof Blob ? await photo.text() : undefined).toBe('样例照片');
  });

  test('U26 the key of an account cannot be taken out, and is not that of another one', async () => {
    const shelf = createMemoryShelf();
    const drafts = createSealedDrafts(shelf);
    await drafts.open('worker');
    await drafts.open('chief');
    const [one, other] = [await shelf.key('worker'), await shelf.key('chief')];
    await expect(crypto.subtle.exportKey('raw', one!.key)).rejects.toThrow();
    expect(one?.id).not.toBe(other?.id);
    await drafts.open('worker');
    expect((await shelf.key('worker'))?.id).toBe(one?.id);
  });

  test('U26 what was written last stays, and what was discarded does not come back', async () => {
    const drafts = createSealedDrafts(createMemoryShelf());
    const draft = draftOf('worker');
    const large = { ...draft, files: [{ name: 'b', type: 'x', bytes: new Uint8Array(400_000) }] };
    await Promise.all([drafts.save(large), drafts.save({ ...draft, data: { note: '二' }, files: [] })]);
    expect((await drafts.find(draft.id))?.data).toEqual({ note: '二' });
    await Promise.all([drafts.save(large), drafts.discard(draft.id)]);
    expect(await drafts.find(draft.id)).toBeUndefined();
  });

  test('U26 logging out removes them with the key; a tab left open cannot write any more', async () => {
    const shelf = createMemoryShelf();
    const [here, elsewhere] = [createSealedDrafts(shelf), createSealedDrafts(shelf)];
    const [mine, theirs] = [draftOf('worker'), draftOf('chief')];
    await here.save(mine);
    await here.save(theirs);
    await elsewhere.forget('worker');
    expect(await shelf.key('worker')).toBeUndefined();
    expect([...shelf.drafts.keys()]).toEqual([theirs.id]);
    const { put } = shelf;
    shelf.put = async (draft) => {
      await shelf.forget('worker');
      return put(draft);
    };
    await expect(here.save(mine)).rejects.toThrow();
    expect([...shelf.drafts.keys()]).toEqual([theirs.id]);
  });

  test('U26 one that cannot be opened is told of with its reason and is still there', async () => {
    const shelf = createMemoryShelf();
    const drafts = createSealedDrafts(shelf);
    const [first, second] = [draftOf('worker'), draftOf('worker', { id: 'worker/incident/open/new' })];
    await drafts.save(first);
    await drafts.save(second);
    const kept = shelf.drafts.get(first.id)!;
    shelf.drafts.set(first.id, { ...kept, content: { ...kept.content, bytes: new ArrayBuffer(40) } });
    expect(await faultOf(drafts.find(first.id))).toBe('damaged');
    expect((await drafts.all('worker')).map(({ id }) => id)).toEqual([second.id]);
    expect((await drafts.unreadable('worker')).map(({ head }) => head.id)).toEqual([first.id]);
    // Another draft's content under its name is no better.
    shelf.drafts.set(first.id, { ...shelf.drafts.get(second.id)!, id: first.id });
    expect(await faultOf(drafts.find(first.id))).toBe('damaged');
    shelf.drafts.set(first.id, { ...kept, key: 'of an earlier log-in' });
    expect(await faultOf(drafts.find(first.id))).toBe('key');
    await drafts.discard(first.id);
    expect(await drafts.unreadable('worker')).toEqual([]);
  });

  test('U26 those of an older app are taken over once, whoever they belong to', async () => {
    const shelf = createMemoryShelf();
    const drafts = createSealedDrafts(shelf);
    const [old, newer] = [draftOf('worker'), draftOf('chief', { savedAt: 20 })];
    await drafts.save({ ...newer, savedAt: 30, data: { note: '新' } });
    const lies = new Map([old, newer].map((draft) => [draft.id, draft]));
    const plain = {
      all: () => Promise.resolve([...lies.values()]),
      remove: (draft: Draft) => Promise.resolve(void lies.delete(draft.id)),
    };
    await takeOverPlain(plain, drafts);
    expect(lies.size).toBe(0);
    expect((await drafts.find(old.id))?.data).toEqual({ note: WORDS });
    expect((await drafts.find(newer.id))?.data).toEqual({ note: '新' });
    expect(lying(shelf)).not.toContain('样例');
  });
});

test('U26 a draft leads to where it is taken up, a correction to the event that it replaces', () => {
  const head = { person: 'worker', flow: 'incident', savedAt: 1 };
  const of = (act: string, one?: string, event?: string): string =>
    draftAddress({
      ...head,
      act,
      id: draftId('worker', 'incident', act, one, event),
      ...(one === undefined ? {} : { case: one }),
    });
  expect(of('open')).toBe('/report/incident');
  expect(of('accept', '01C')).toBe('/case/01C');
  expect(of('accept', '01C', 'e/01C/01E')).toBe('/case/01C?act=accept&corrects=e%2F01C%2F01E');
});
