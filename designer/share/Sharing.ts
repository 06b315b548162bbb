import { inLanguage, sha256Hex, type Text } from '#core';
import { describe } from '#designer/describe';
import type { Desk } from '#designer/desk';
import { differences, openDraft, textsOf, type Draft } from '#designer/edit';
import { mergeDrafts, type Answer, type Merged, type Question } from '#designer/merge';
import type { DraftServer, ServerDraft } from './DraftServer.ts';
import { SignedOut } from './http.ts';
import { mergeCommand, stepTo } from './mergeCommand.ts';

/** Whether the draft is on the server. */
export type ShareState =
  /** `none`: nothing was changed and nothing is there. `waiting`: for a pause in typing. */
  | { readonly status: 'opening' | 'none' | 'waiting' | 'saving' }
  /** ms since 1970, by the clock of the server. */
  | { readonly status: 'saved'; readonly at: number }
  /** No network, or the server fails: tried again by itself. */
  | { readonly status: 'unreachable' }
  | { readonly status: 'refused'; readonly why: 'held' | 'content' }
  /** Another device of this person changed the same places; nothing is saved there before the person decides. */
  | { readonly status: 'conflict'; readonly theirs: ServerDraft; readonly ancestor: Draft };

/** Keeps a draft on the server while it is changed on this device. */
export interface Sharing {
  readonly state: () => ShareState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Saves now what waits: the page is left, the network is back, somebody asks. Resolves when it was tried. */
  readonly sync: () => Promise<void>;
  /** Carries out what was decided about a conflict. Both versions are kept on the server before the merged one. */
  readonly resolve: (
    merged: Merged,
    answers: ReadonlyMap<Question, Answer>,
  ) => Promise<'done' | 'overtaken' | 'unreachable'>;
  /** Puts the draft on the server aside; false when that could not be done. */
  readonly discard: () => Promise<boolean>;
  readonly stop: () => void;
}

interface SharingOptions {
  readonly desk: Desk;
  readonly server: DraftServer;
  /** The files of the config that a draft began with. */
  readonly readStart: (start: string) => Promise<ReadonlyMap<string, string> | undefined>;
  readonly onSignedOut: () => void;
}

/** A pause in typing after which the draft is saved, and how long to wait before trying again, in ms. */
const PAUSE = 1500;
const FIRST_WAIT = 5000;
const LONGEST_WAIT = 120_000;
/** As many sentences as the server takes. */
const MOST_SENTENCES = 200;

const OPENED: Text = { 'zh-CN': '打开服务器上的草稿', en: 'Open the draft on the server' };
const MERGED: Text = { 'zh-CN': '并入另一台设备上的改动', en: 'Take in the changes of another device' };
const BEFORE_MERGE = '合并之前这台设备上的版本';

/** Begins at once: what another device saved is taken over or merged, what was changed here without a network is saved. */
export function createSharing({ desk, server, readStart, onSignedOut }: SharingOptions): Sharing {
  /** The version on the server that this device knows; undefined: none. */
  let shared: { readonly head: string; readonly draft: Draft } | undefined;
  let savedAt = 0;
  let learned = false;
  let seen = desk.state().work.draft;
  let state: ShareState = { status: 'opening' };
  let running: Promise<void> | undefined;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let stopped = false;
  const listeners = new Set<() => void>();
  const unsubscribe = desk.subscribe(notice);

  function set(next: ShareState): void {
    state = next;
    for (const listener of listeners) listener();
  }
  function know(version: { readonly head: string; readonly savedAt: number }, draft: Draft): void {
    shared = { head: version.head, draft };
    ({ savedAt } = version);
    desk.setHead(version.head);
  }
  const mine = (): Draft => desk.state().work.draft;
  /** Another page goes on with this draft: it also saves it. */
  const isElsewhere = (): boolean => desk.state().save.status === 'elsewhere';

  function notice(): void {
    if (mine() === seen) return;
    seen = mine();
    if (state.status === 'conflict' || state.status === 'opening') return;
    if (state.status !== 'saving' && state.status !== 'unreachable') set({ status: 'waiting' });
    later(PAUSE);
  }
  function later(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void sync(), ms);
  }

  function sync(): Promise<void> {
    clearTimeout(timer);
    if (stopped || isElsewhere() || state.status === 'conflict') return running ?? Promise.resolve();
    if (running !== undefined) {
      again = true;
      return running;
    }
    running = attempt().finally(() => {
      running = undefined;
      if (!again) return;
      again = false;
      void sync();
    });
    return running;
  }

  async function attempt(): Promise<void> {
    try {
      if (!learned) await learn();
      await push();
      wait = FIRST_WAIT;
    } catch (error) {
      failed(error);
    }
  }
  function failed(error: unknown): void {
    if (error instanceof SignedOut) {
      stopped = true;
      onSignedOut();
      return;
    }
    if (state.status !== 'conflict') set({ status: 'unreachable' });
    later(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  /** Finds out what is on the server, and makes one of it and of what is here. */
  async function learn(): Promise<void> {
    const there = await server.find();
    const { head } = desk.base;
    if (there === undefined) shared = undefined;
    else if (there.head === head || isOwn(there)) know(there, openDraft(there.files));
    else {
      const known = head === undefined ? undefined : await server.find({ at: head });
      await join(there, known?.files);
    }
    learned = true;
    if (state.status === 'opening' && there !== undefined) set({ status: 'saved', at: there.savedAt });
  }

  /**
   * Names a version of this draft. What was sent and never answered (the page was closed, the network broke) may lie on the server: taken for
   * another device's it would be done over what was undone here since, and nothing could be done again.
   */
  function digestOf(files: ReadonlyMap<string, string>): string {
    const changed = differences(desk.base.files, files);
    return sha256Hex(JSON.stringify([...changed].sort(([one], [other]) => (one < other ? -1 : 1))));
  }
  function isOwn({ start, files }: ServerDraft): boolean {
    const { revision, sent = [] } = desk.base;
    return start === revision && sent.length > 0 && sent.includes(digestOf(files));
  }

  async function join(there: ServerDraft, known: ReadonlyMap<string, string> | undefined): Promise<void> {
    const began =
      known ?? (there.start === desk.base.revision ? desk.base.files : await readStart(there.start));
    const ancestor = openDraft(began ?? desk.base.files);
    const theirs = openDraft(there.files);
    if (isSame(mine(), theirs)) {
      know(there, theirs);
      return;
    }
    if (isSame(mine(), ancestor)) {
      take(there, theirs, OPENED);
      return;
    }
    const merged = mergeDrafts({ base: ancestor, mine: mine(), theirs });
    if (merged.questions.length === 0) take(there, merged.draft, MERGED, theirs);
    else set({ status: 'conflict', theirs: there, ancestor });
  }
  function take(there: ServerDraft, to: Draft, label: Text, theirs = to): void {
    know(there, theirs);
    const command = stepTo(mine(), textsOf(to), label);
    desk.run({ status: 'ready', command }, { quiet: true });
  }

  async function push(): Promise<void> {
    if (state.status === 'conflict') return;
    const draft = mine();
    const before = shared?.draft ?? openDraft(desk.base.files);
    const files = differences(textsOf(before), textsOf(draft));
    if (files.length === 0) {
      set(shared === undefined ? { status: 'none' } : { status: 'saved', at: savedAt });
      return;
    }
    set({ status: 'saving' });
    const message = describe(before, draft).map((sentence) => inLanguage(sentence, 'zh-CN'));
    await desk.setSent(digestOf(textsOf(draft)));
    const saved = await server.save({
      start: desk.base.revision,
      head: shared?.head ?? null,
      files,
      message: message.slice(0, MOST_SENTENCES),
    });
    if (saved.status === 'refused') set(saved);
    else if (saved.status === 'conflict') await overtaken();
    else {
      know(saved, draft);
      const isAll = mine() === draft;
      set(isAll ? { status: 'saved', at: savedAt } : { status: 'waiting' });
      if (!isAll) later(PAUSE);
    }
  }

  async function overtaken(): Promise<void> {
    const there = await server.find();
    // Thrown away on another device, and changed here since: it begins anew.
    if (there === undefined) shared = undefined;
    else if (isOwn(there)) know(there, openDraft(there.files));
    else await join(there, shared === undefined ? undefined : textsOf(shared.draft));
    again = state.status !== 'conflict';
  }

  async function resolve(
    merged: Merged,
    answers: ReadonlyMap<Question, Answer>,
  ): Promise<'done' | 'overtaken' | 'unreachable'> {
    if (state.status !== 'conflict') return 'overtaken';
    const { theirs } = state;
    const draft = mine();
    const command = mergeCommand(draft, merged, answers, MERGED);
    if (command === undefined) return 'overtaken';
    try {
      const files = differences(theirs.files, textsOf(draft));
      const { start, head } = theirs;
      const kept = await server.save({ start, head, files, message: [BEFORE_MERGE] });
      if (kept.status === 'saved') know(kept, draft);
      // Whatever stands there now is found out, and asked about, anew.
      else learned = false;
      set({ status: kept.status === 'saved' ? 'waiting' : 'opening' });
      if (kept.status === 'saved') desk.run({ status: 'ready', command }, { quiet: true });
      await sync();
      return kept.status === 'saved' ? 'done' : 'overtaken';
    } catch (error) {
      if (error instanceof SignedOut) failed(error);
      return 'unreachable';
    }
  }

  async function discard(): Promise<boolean> {
    clearTimeout(timer);
    await running;
    try {
      if (!learned) return false;
      if (shared !== undefined && !(await server.discard(shared.head))) {
        learned = false;
        void sync();
        return false;
      }
    } catch (error) {
      failed(error);
      return false;
    }
    shared = undefined;
    set({ status: 'none' });
    return true;
  }

  void sync();
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sync,
    resolve,
    discard,
    stop() {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    },
  };
}

function isSame(left: Draft, right: Draft): boolean {
  return differences(textsOf(left), textsOf(right)).length === 0;
}
