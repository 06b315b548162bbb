import { splitPointer, type Text } from '#core';
import {
  applyChange,
  NO_HISTORY,
  openDraft,
  perform,
  redo,
  undo,
  type Work,
  type Worked,
} from '#designer/edit';
import { findItem, outlineOf, type Command, type Commanded, type FreshName } from '#designer/form';
import { toList, type DeviceBook, type Kept } from './DeviceBook.ts';

/** Whether what was done is safe on this device. */
export type SaveState =
  | { readonly status: 'untouched' | 'saving' | 'failed' }
  /** Another page of this browser went on with the same draft: this one must not write any more. */
  | { readonly status: 'elsewhere' }
  | { readonly status: 'saved'; readonly at: number };

/** What lies on the desk. */
export interface DeskState {
  readonly work: Work;
  /** The form that is open, and its part that is being edited. */
  readonly form: string | undefined;
  readonly selected: string | undefined;
  readonly save: SaveState;
  /** What was done last, for those who do not see it, and what could not be done. */
  readonly said:
    | { readonly words: Text; readonly tone: 'done' | 'undone' | 'refused'; readonly number: number }
    | undefined;
  /** The part that the focus should go to; a new number is a new wish. */
  readonly focus: { readonly pointer: string; readonly number: number } | undefined;
  /** What else was asked for: a place to add something, the settings of the selected part. A new number is a new wish. */
  readonly asked: { readonly what: 'add' | 'settings'; readonly number: number } | undefined;
}

/** What a draft began with, and the version of it on the server. */
type Begun = Pick<Kept, 'files' | 'revision' | 'head' | 'sent'>;

/** One person's draft being edited. */
export interface Desk {
  readonly state: () => DeskState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The files that the draft began with, and their revision. */
  readonly base: Begun;
  readonly fresh: FreshName;
  /** Does it and keeps it; false when it was refused, and then says why. `quiet` leaves the focus where it is. */
  readonly run: (commanded: Commanded, options?: { readonly quiet?: boolean }) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly openForm: (form: string | undefined) => void;
  /** Selects a part and puts the focus there, or leaves it and puts the focus back on its row. */
  readonly select: (pointer: string) => void;
  readonly leave: (pointer: string) => void;
  readonly ask: (what: NonNullable<DeskState['asked']>['what'], pointer?: string) => void;
  /** Remembers the version of the draft on the server that this device knows; what was sent before is answered with it. */
  readonly setHead: (head: string) => void;
  /** Remembers what is about to be sent to the server; resolves when that was written, or could not be. */
  readonly setSent: (digest: string) => Promise<void>;
  /** Throws the draft away and begins with these files. */
  readonly restart: (base: Begun) => Promise<void>;
}

interface DeskOptions {
  readonly id: string;
  readonly book: DeviceBook;
  readonly clock: () => number;
  readonly fresh: FreshName;
  readonly base: Begun;
  readonly kept: Kept | undefined;
}

/** As many unanswered sendings as are remembered: without a network each try may have been the one that arrived. */
const MOST_SENT = 50;

/** The work of a draft as it was kept; undefined when a step does not fit its files. */
function reopen({ files, history }: Kept): Work | undefined {
  let draft = openDraft(files);
  for (const { change } of history.done) {
    const changed = applyChange(draft, change);
    if (changed.status === 'failed') return undefined;
    ({ draft } = changed);
  }
  return { draft, history };
}

function beginningOf({ files, revision, head, sent }: Kept): Begun {
  return { files, revision, ...(head !== undefined && { head }), ...(sent !== undefined && { sent }) };
}

/** The desk, and the draft that was kept when it could not be restored. */
export function createDesk({ id, book, clock, fresh, base: given, kept }: DeskOptions): {
  readonly desk: Desk;
  readonly lost: Kept | undefined;
} {
  const reopened = kept && reopen(kept);
  let base = kept && reopened ? beginningOf(kept) : given;
  let version = kept?.version ?? 0;
  /**
   * Steps that are written, or are being written; -1 when not even the files are. A change lowers it also while a write is on its way, so a
   * write that ends never raises it: the step that was replaced meanwhile would count as written.
   */
  let safe = reopened ? toList(reopened.history).steps.length : -1;
  let queue: Promise<void> = Promise.resolve();
  /** A write that has not begun: it will keep whatever was done until then. */
  let waiting: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  let state: DeskState = {
    work: reopened ?? { draft: openDraft(base.files), history: NO_HISTORY },
    form: undefined,
    selected: undefined,
    save: kept && reopened ? { status: 'saved', at: kept.savedAt } : { status: 'untouched' },
    said: undefined,
    focus: undefined,
    asked: undefined,
  };

  function set(change: Partial<DeskState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  function say(words: Text, tone: NonNullable<DeskState['said']>['tone']): DeskState['said'] {
    return { words, tone, number: (state.said?.number ?? 0) + 1 };
  }

  const wish = (pointer: string): DeskState['focus'] => ({ pointer, number: (state.focus?.number ?? 0) + 1 });

  /** Fifty steps in a row are a write or two: a page that is closed has little left to write. */
  function keep(): Promise<void> {
    set({ save: { status: 'saving' } });
    if (waiting === undefined) {
      waiting = queue.then(write);
      queue = waiting;
    }
    return waiting;
  }

  const isWaiting = (): boolean => waiting !== undefined;

  async function write(): Promise<void> {
    waiting = undefined;
    const savedAt = clock();
    const { history } = state.work;
    const draft = { ...base, history, savedAt };
    const from = Math.max(0, safe);
    safe = toList(history).steps.length;
    try {
      const saved = await book.save(id, draft, { from, version });
      if (saved.status === 'elsewhere') {
        set({ save: saved });
        return;
      }
      ({ version } = saved);
      if (!isWaiting()) set({ save: { status: 'saved', at: savedAt } });
    } catch {
      // Nothing is known to be safe any more: the next write begins at the beginning.
      safe = -1;
      set({ save: { status: 'failed' } });
    }
  }

  function take(worked: Worked, said: DeskState['said'], more: Partial<DeskState> = {}): boolean {
    if (worked.status !== 'done' || state.save.status === 'elsewhere') return false;
    const { done } = worked.work.history;
    // What a joined or a new step replaces is no longer safe; undoing and doing again write only where the cursor is.
    if (said?.tone === 'done') safe = Math.min(safe, done.length - 1);
    set({ work: worked.work, said, ...more });
    void keep();
    return true;
  }

  function run(commanded: Commanded, { quiet = false } = {}): boolean {
    if (commanded.status === 'refused') {
      set({ said: say(commanded.why, 'refused') });
      return false;
    }
    const { command } = commanded;
    if (command.change.length === 0) return true;
    const worked = perform(state.work, command);
    const next = quiet || command.joins !== undefined ? {} : goTo(command);
    return take(worked, say(command.label, 'done'), next);
  }

  function goTo({ focus }: Command): Partial<DeskState> {
    return { selected: focus, focus: wish(focus) };
  }

  /** After going back in time: the form and the part that are still there. */
  function stillThere({ draft }: Work): Partial<DeskState> {
    const outline = state.form === undefined ? undefined : outlineOf(draft, state.form);
    if (outline === undefined) return { form: undefined, selected: undefined };
    if (state.selected === undefined || findItem(outline, state.selected)) return {};
    const tokens = splitPointer(state.selected);
    return tokens.length === 0 ? {} : { selected: undefined };
  }

  const desk: Desk = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get base() {
      return base;
    },
    fresh,
    run,
    undo() {
      const step = state.work.history.done.at(-1);
      const worked = undo(state.work);
      if (step && worked.status === 'done') take(worked, say(step.label, 'undone'), stillThere(worked.work));
    },
    redo() {
      const step = state.work.history.undone.at(-1);
      const worked = redo(state.work);
      if (!step || worked.status !== 'done') return;
      // Every step is safe already, only the cursor moves.
      const before = safe;
      if (take(worked, say(step.label, 'done'), stillThere(worked.work))) safe = Math.max(safe, before);
    },
    openForm: (form) => set({ form, selected: undefined, focus: undefined, asked: undefined }),
    select: (pointer) => set({ selected: pointer, focus: wish(pointer) }),
    leave: (pointer) => set({ selected: undefined, focus: wish(pointer) }),
    ask(what, pointer) {
      const asked = { what, number: (state.asked?.number ?? 0) + 1 };
      set({ asked, ...(pointer === undefined ? {} : { selected: pointer }) });
    },
    setHead(head) {
      if ((base.head === head && base.sent === undefined) || state.save.status === 'elsewhere') return;
      const { files, revision } = base;
      base = { files, revision, head };
      void keep();
    },
    async setSent(digest) {
      if (base.sent?.includes(digest) === true || state.save.status === 'elsewhere') return;
      base = { ...base, sent: [...(base.sent ?? []), digest].slice(-MOST_SENT) };
      await keep();
    },
    async restart(next) {
      await queue;
      await book.discard(id);
      base = next;
      version = 0;
      safe = -1;
      const work = { draft: openDraft(next.files), history: NO_HISTORY };
      set({ work, form: undefined, selected: undefined, save: { status: 'untouched' }, said: undefined });
    },
  };
  return { desk, lost: reopened ? undefined : kept };
}
