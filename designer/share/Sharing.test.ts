import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDesk, createMemoryBook, type Desk, type DeviceBook } from '#designer/desk';
import { openDraft, textsOf } from '#designer/edit';
import { setText } from '#designer/form';
import { mergeDrafts } from '#designer/merge';
import { draftServer } from './DraftServer.ts';
import { createSharing, type Sharing } from './Sharing.ts';

const FORM = 'forms/visit/form.schema.json';
/** As the designer writes it. */
const file = (title: string, name = '姓名'): string => `{
  "title": "${title}",
  "type": "object",
  "properties": {
    "name": { "type": "string", "title": "${name}" }
  }
}
`;
const START = { [FORM]: file('走访') };

interface Stored {
  readonly head: string;
  readonly before: string | null;
  readonly files: Record<string, string>;
  readonly message: readonly string[];
}

/** The server's side of `/api/drafts/town` for one account, behind a faked `fetch`. */
function fakeServer() {
  let versions: Stored[] = [];
  let isOff = false;
  let isAnswerLost = false;
  let answerWith: { readonly status: number; readonly json: object } | undefined;
  const json = (status: number, body: object): Response => Response.json(body, { status });
  const shown = ({ head, before, files, message }: Stored): object => ({
    what: 'town',
    who: 'me',
    start: 's1',
    savedAt: '2026-11-28T08:12:00.000Z',
    ...{ head, before, files, message },
  });
  const put = (body: { head: string | null; files: Record<string, string | null>; message: string[] }) => {
    const last = versions.at(-1);
    if ((last?.head ?? null) !== body.head) return json(409, { error: 'conflict', head: last?.head ?? null });
    const files: Record<string, string> = { ...START, ...last?.files };
    for (const [path, text] of Object.entries(body.files)) if (text !== null) files[path] = text;
    const stored = {
      head: `v${String(versions.length + 1)}`,
      before: body.head,
      files,
      message: body.message,
    };
    versions.push(stored);
    return json(200, shown(stored));
  };
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    if (isOff) return Promise.reject(new TypeError('no network'));
    if (answerWith) return Promise.resolve(json(answerWith.status, answerWith.json));
    const url = new URL(address, 'http://town.example');
    if (init.method === 'PUT') {
      const answer = put(JSON.parse(init.body as string) as never);
      return isAnswerLost ? Promise.reject(new TypeError('connection lost')) : Promise.resolve(answer);
    }
    if (init.method === 'DELETE') {
      if (versions.at(-1)?.head !== url.searchParams.get('head'))
        return Promise.resolve(json(409, { error: 'conflict' }));
      versions = [];
      return Promise.resolve(json(200, { ok: true }));
    }
    const at = url.searchParams.get('at');
    const found = at === null ? versions.at(-1) : versions.find(({ head }) => head === at);
    return Promise.resolve(found ? json(200, shown(found)) : json(404, {}));
  });
  return {
    versions: () => versions,
    off: (off: boolean) => void (isOff = off),
    /** What is sent arrives, its answer does not. */
    loseAnswers: (lost: boolean) => void (isAnswerLost = lost),
    answer: (answer: typeof answerWith) => void (answerWith = answer),
    drop: () => void (versions = []),
  };
}

interface Device {
  readonly desk: Desk;
  readonly sharing: Sharing;
  readonly onSignedOut: ReturnType<typeof vi.fn>;
}
const opened: Sharing[] = [];

/** A browser of the same person. */
async function device(book: DeviceBook = createMemoryBook()): Promise<Device> {
  const { desk } = createDesk({
    id: 'me',
    book,
    clock: () => 7,
    fresh: (prefix) => prefix,
    base: { files: new Map(Object.entries(START)), revision: 's1' },
    kept: await book.find('me'),
  });
  const onSignedOut = vi.fn();
  const readStart = () => Promise.resolve(new Map(Object.entries(START)));
  const sharing = createSharing({ desk, server: draftServer, readStart, onSignedOut });
  opened.push(sharing);
  await sharing.sync();
  return { desk, sharing, onSignedOut };
}

const title = ({ desk }: Device, words: string): boolean =>
  desk.run(setText({ draft: desk.state().work.draft, form: 'visit', pointer: '' }, 'title', words, 'zh-CN'));
const name = ({ desk }: Device, words: string): boolean =>
  desk.run(
    setText(
      { draft: desk.state().work.draft, form: 'visit', pointer: '/properties/name' },
      'title',
      words,
      'zh-CN',
    ),
  );
const text = ({ desk }: Device): string | undefined => textsOf(desk.state().work.draft).get(FORM);
const status = ({ sharing }: Device): string => sharing.state().status;
/** Longer than a pause in typing. */
const pause = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2000);

let server: ReturnType<typeof fakeServer>;
beforeEach(() => {
  vi.useFakeTimers();
  server = fakeServer();
});
afterEach(() => {
  for (const one of opened.splice(0)) one.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a draft on the server', () => {
  it('is saved after a pause, with what changed in sentences, and says when', async () => {
    const one = await device();
    expect(status(one)).toBe('none');
    title(one, '走');
    title(one, '走访登记');
    expect(status(one)).toBe('waiting');
    await pause();
    expect(one.sharing.state()).toEqual({ status: 'saved', at: Date.parse('2026-11-28T08:12:00Z') });
    expect(server.versions()).toHaveLength(1);
    expect(server.versions()[0]?.files[FORM]).toBe(text(one));
    expect(server.versions()[0]?.message.join()).toContain('走访登记');
  });

  it('goes on a version at a time, also what was undone', async () => {
    const one = await device();
    title(one, '甲');
    await pause();
    one.desk.undo();
    await pause();
    expect(server.versions().map(({ before }) => before)).toEqual([null, 'v1']);
    expect(server.versions()[1]?.files[FORM]).toBe(START[FORM]);
  });

  it('waits on this device without a network, and goes there by itself once there is one', async () => {
    const book = createMemoryBook();
    const one = await device(book);
    server.off(true);
    title(one, '甲');
    await pause();
    expect(status(one)).toBe('unreachable');
    expect((await book.find('me'))?.history.done).toHaveLength(1);
    server.off(false);
    await vi.advanceTimersByTimeAsync(6000);
    expect(status(one)).toBe('saved');
  });

  it('changed without a network and closed is saved the next time it is opened', async () => {
    const book = createMemoryBook();
    const one = await device(book);
    server.off(true);
    title(one, '甲');
    await pause();
    one.sharing.stop();
    server.off(false);
    const again = await device(book);
    expect(status(again)).toBe('saved');
    expect(server.versions()[0]?.files[FORM]).toBe(text(again));
  });

  it('says that the server refused it and tries again after the next change', async () => {
    const one = await device();
    server.answer({ status: 400, json: { error: 'bad_request' } });
    title(one, '甲');
    await pause();
    expect(one.sharing.state()).toEqual({ status: 'refused', why: 'content' });
    server.answer({ status: 409, json: { error: 'checked_out' } });
    title(one, '甲乙');
    await pause();
    expect(one.sharing.state()).toEqual({ status: 'refused', why: 'held' });
    server.answer(undefined);
    title(one, '甲乙丙');
    await pause();
    expect(status(one)).toBe('saved');
  });

  it('asks for a new log-in once the session has ended, and tries no more', async () => {
    const one = await device();
    server.answer({ status: 401, json: {} });
    title(one, '甲');
    await pause();
    expect(one.onSignedOut).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(one.onSignedOut).toHaveBeenCalledTimes(1);
  });
});

describe('a draft that arrived at the server, which this device never heard', () => {
  it('is not taken for another device’s after a reload: what was undone stays undone and can be done again', async () => {
    const book = createMemoryBook();
    const one = await device(book);
    title(one, '甲');
    name(one, '户主');
    server.loseAnswers(true);
    await pause();
    expect(server.versions()).toHaveLength(1);
    one.desk.undo();
    one.desk.undo();
    one.sharing.stop();
    await vi.advanceTimersByTimeAsync(0);

    server.loseAnswers(false);
    const again = await device(book);
    expect(text(again)).toBe(START[FORM]);
    expect(again.desk.state().work.history.undone).toHaveLength(2);
    expect(server.versions().map(({ files }) => files[FORM])).toEqual([file('甲', '户主'), START[FORM]]);
    again.desk.redo();
    again.desk.redo();
    expect(text(again)).toBe(file('甲', '户主'));
  });

  it('asks nobody about their own change when the network comes back', async () => {
    const one = await device();
    title(one, '甲');
    server.loseAnswers(true);
    await pause();
    title(one, '甲乙');
    server.loseAnswers(false);
    await vi.advanceTimersByTimeAsync(6000);
    expect(status(one)).toBe('saved');
    expect(server.versions().map(({ files }) => files[FORM])).toEqual([file('甲'), file('甲乙')]);
  });

  it('is taken over all the same when another device went on from it', async () => {
    const book = createMemoryBook();
    const one = await device(book);
    title(one, '甲');
    server.loseAnswers(true);
    await pause();
    one.sharing.stop();
    server.loseAnswers(false);
    const two = await device();
    name(two, '户主');
    await pause();
    expect(text(await device(book))).toBe(file('甲', '户主'));
  });
});

describe('two devices of one person', () => {
  it('the second opens what the first saved, as one step', async () => {
    const one = await device();
    title(one, '甲');
    await pause();
    const two = await device();
    expect(text(two)).toBe(text(one));
    expect(two.desk.state().work.history.done).toHaveLength(1);
    expect(status(two)).toBe('saved');
    expect(server.versions()).toHaveLength(1);
  });

  it('what they changed at different places becomes one draft without a question', async () => {
    const [one, two] = [await device(), await device()];
    title(one, '甲');
    await pause();
    name(two, '户主');
    await pause();
    expect(text(two)).toBe(file('甲', '户主'));
    expect(server.versions().at(-1)?.files[FORM]).toBe(file('甲', '户主'));
    expect(status(two)).toBe('saved');
  });

  it('what they changed differently at one place is asked, and every version is kept', async () => {
    const [one, two] = [await device(), await device()];
    title(one, '甲');
    await pause();
    title(two, '乙');
    await pause();
    const state = two.sharing.state();
    if (state.status !== 'conflict') throw new Error(state.status);
    expect(server.versions()).toHaveLength(1);
    const theirs = openDraft(state.theirs.files);
    const merged = mergeDrafts({ base: state.ancestor, mine: two.desk.state().work.draft, theirs });
    expect(merged.questions).toHaveLength(1);
    const answers = new Map(merged.questions.map((one_) => [one_, 'theirs'] as const));
    expect(await two.sharing.resolve(merged, answers)).toBe('done');
    await pause();
    expect(text(two)).toBe(file('甲'));
    expect(server.versions().map(({ files }) => files[FORM])).toEqual([file('甲'), file('乙'), file('甲')]);
    two.desk.undo();
    expect(text(two)).toBe(file('乙'));
  });

  it('a decision without a network decides nothing and can be made again', async () => {
    const [one, two] = [await device(), await device()];
    title(one, '甲');
    await pause();
    title(two, '乙');
    await pause();
    const state = two.sharing.state();
    if (state.status !== 'conflict') throw new Error(state.status);
    const theirs = openDraft(state.theirs.files);
    const merged = mergeDrafts({ base: state.ancestor, mine: two.desk.state().work.draft, theirs });
    server.off(true);
    expect(await two.sharing.resolve(merged, new Map())).toBe('unreachable');
    expect([status(two), text(two)]).toEqual(['conflict', file('乙')]);
  });

  it('a decision that was overtaken is asked anew, over what stands there now', async () => {
    const [one, two] = [await device(), await device()];
    title(one, '甲');
    await pause();
    title(two, '乙');
    await pause();
    const state = two.sharing.state();
    if (state.status !== 'conflict') throw new Error(state.status);
    const theirs = openDraft(state.theirs.files);
    const merged = mergeDrafts({ base: state.ancestor, mine: two.desk.state().work.draft, theirs });
    title(one, '甲甲');
    await pause();
    expect(await two.sharing.resolve(merged, new Map())).toBe('overtaken');
    const next = two.sharing.state();
    expect(next.status === 'conflict' && next.theirs.files.get(FORM)).toBe(file('甲甲'));
    expect(text(two)).toBe(file('乙'));
  });

  it('what one threw away does not take the changes of the other with it', async () => {
    const one = await device();
    title(one, '甲');
    await pause();
    const two = await device();
    expect(await one.sharing.discard()).toBe(true);
    title(two, '乙');
    await pause();
    await pause();
    expect(server.versions().map(({ before, files }) => [before, files[FORM]])).toEqual([[null, file('乙')]]);
  });

  it('a draft that was saved elsewhere meanwhile is not thrown away', async () => {
    const one = await device();
    title(one, '甲');
    await pause();
    const two = await device();
    title(two, '乙');
    await pause();
    expect(await one.sharing.discard()).toBe(false);
    expect(server.versions()).toHaveLength(2);
  });
});

it('another page of this browser that goes on with the draft is the only one that saves it', async () => {
  const book = createMemoryBook();
  const [one, two] = [await device(book), await device(book)];
  title(one, '甲');
  await pause();
  title(two, '乙');
  await pause();
  expect(two.desk.state().save.status).toBe('elsewhere');
  expect(server.versions().map(({ files }) => files[FORM])).toEqual([file('甲')]);
});
