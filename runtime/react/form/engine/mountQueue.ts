/**
 * Parts of a long form are put on the page in order: as many as fill the first screens at once, the others when they
 * come near or when there is nothing else to do. After a moment all of them are there, for the search of the browser and
 * for a screen reader.
 */
export interface MountQueue {
  /** Whether a part of so many questions is put on the page right away. */
  readonly takes: (questions: number) => boolean;
  /** Puts a part into the line; it is called once, when its turn comes. */
  readonly wait: (mount: Mount) => () => void;
  /** The form is on the page: what comes from now on is wanted at once. */
  readonly open: () => void;
  /** Everything now: somebody looks for a place that may not be there yet. */
  readonly mountAll: () => void;
}

/** `in time`: may be put aside for a key; `now`: somebody needs it. */
type Mount = (mode: 'in time' | 'now') => void;

/** What fills the first screens of a phone and of a desk. */
const AT_ONCE = 16;

export function createMountQueue(): MountQueue {
  let room = AT_ONCE;
  let isOpen = false;
  const waiting = new Set<Mount>();
  let isAsked = false;

  function askForTime(): void {
    if (isAsked || waiting.size === 0) return;
    isAsked = true;
    whenIdle(() => {
      isAsked = false;
      const [next] = waiting;
      if (next === undefined) return;
      waiting.delete(next);
      next('in time');
      askForTime();
    });
  }

  return {
    takes(questions) {
      if (isOpen) return true;
      const fits = room > 0;
      room -= questions;
      return fits;
    },
    wait(mount) {
      waiting.add(mount);
      askForTime();
      return () => waiting.delete(mount);
    },
    open() {
      isOpen = true;
    },
    mountAll() {
      isOpen = true;
      for (const mount of [...waiting]) mount('now');
      waiting.clear();
    },
  };
}

/** Between two frames with nothing to do; browsers without such a call wait a little. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 500 });
  else setTimeout(run, 50);
}
