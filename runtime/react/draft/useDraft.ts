import { useCallback, useEffect, useRef, useState } from 'react';
import { isStorageFull } from '#store';
import type { Draft } from './Draft.ts';
import { UnreadableDraft, type DraftBook } from './DraftBook.ts';

/** A pause in typing after which the draft is written; well inside the promised second. */
const IDLE_MS = 400;

type DraftState =
  | { readonly status: 'opening' }
  | { readonly status: 'none' | 'resumed' | 'saving' }
  /** What was typed is only in this page. `full`: because the device has no room. */
  | { readonly status: 'failed'; readonly full: boolean }
  | { readonly status: 'saved'; readonly at: number }
  /** There is one and it cannot be opened. Nothing is kept until somebody has decided about it. */
  | { readonly status: 'unreadable'; readonly draft: UnreadableDraft };

export interface DraftControl {
  readonly state: DraftState;
  /** The draft found at the start, or undefined. Only meaningful after `opening`. */
  readonly found: Draft | undefined;
  /** Takes the newest content; it is written when typing pauses, and at once when the page goes away. */
  readonly keep: (content: Pick<Draft, 'data' | 'files' | 'grid' | 'rev'>) => void;
  /** Writes at once what waits to be written, also what could not be written before. */
  readonly write: () => void;
  readonly discard: () => Promise<void>;
  /** Tries anew to open it. */
  readonly again: () => void;
}

type Head = Pick<Draft, 'id' | 'person' | 'flow' | 'act'> & { readonly case?: string };

/** What a draft that is found replaces stays with it, whatever is typed. */
function correctionOf(found: Draft | undefined): Pick<Draft, 'corrects' | 'lostFiles'> {
  const { corrects, lostFiles } = found ?? {};
  return { ...(corrects && { corrects }), ...(lostFiles && { lostFiles }) };
}

function failed(error: unknown): DraftState {
  return { status: 'failed', full: isStorageFull(error) };
}

const SAVING: DraftState = { status: 'saving' };

/** Keeps one draft current. */
export function useDraft(book: DraftBook, head: Head, clock: () => number): DraftControl {
  const [state, setState] = useState<DraftState>({ status: 'opening' });
  const [found, setFound] = useState<Draft | undefined>(undefined);
  const pending = useRef<Draft | undefined>(undefined);
  const discarded = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { id } = head;
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let gone = false;
    book.find(id).then(
      (draft) => {
        if (gone) return;
        setFound(draft);
        setState({ status: draft === undefined ? 'none' : 'resumed' });
      },
      (error: unknown) => {
        if (gone) return;
        setState(error instanceof UnreadableDraft ? { status: 'unreadable', draft: error } : failed(error));
      },
    );
    return () => {
      gone = true;
    };
  }, [book, id, tries]);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    const draft = pending.current;
    if (draft === undefined) return;
    pending.current = undefined;
    const { current: discards } = discarded;
    book.save(draft).then(
      () => setState({ status: 'saved', at: draft.savedAt }),
      (error: unknown) => {
        if (discards !== discarded.current) return;
        // It waits for the next moment to be written, unless something newer does.
        pending.current ??= draft;
        setState(failed(error));
      },
    );
  }, [book]);

  const keep = useCallback<DraftControl['keep']>(
    (content) => {
      pending.current = { ...head, ...correctionOf(found), ...content, savedAt: clock() };
      // The same object again: a page that says so already is not rendered for every key.
      setState(SAVING);
      clearTimeout(timer.current);
      timer.current = setTimeout(write, IDLE_MS);
    },
    // The head is made of constants of the page; its id stands for it.
    [id, found, clock, write],
  );

  useEffect(() => {
    // A phone kills hidden tabs without a word: what is pending is written the moment the page is hidden.
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') write();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', write);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  const discard = useCallback(async () => {
    discarded.current += 1;
    clearTimeout(timer.current);
    pending.current = undefined;
    await book.discard(id);
    setFound(undefined);
    setState({ status: 'none' });
  }, [book, id]);

  const again = useCallback(() => {
    setState({ status: 'opening' });
    setTries((n) => n + 1);
  }, []);

  useEffect(() => {
    if (state.status !== 'failed') return undefined;
    // Where the browser asks before it closes a page, it asks while something is only there.
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (pending.current !== undefined) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [state.status]);

  return { state, found, keep, write, discard, again };
}
