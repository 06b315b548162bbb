/** What the page noted about one photo, in ms. */
export interface Noted {
  /** From choosing the file until the small picture is drawn in the form. */
  readonly readyMs: number;
  /** From handing the file to the worker until its answer. */
  readonly workerMs: number;
  readonly keptBytes: number;
  /** From each key until the frame after it, while the photo is made small. */
  readonly keys: readonly number[];
  /** The same with no photo about: what typing costs anyway. */
  readonly keysBefore: readonly number[];
}

interface Notes {
  chosen: number;
  handed: number;
  answered: number;
  ready: number;
  keptBytes: number;
  keys: number[];
  keysBefore: number[];
}

declare global {
  interface Window {
    wanggePhoto: Notes;
  }
}

/** Runs in the page before its own code: notes when what happens. */
export function noteTimes(): void {
  const notes = {
    chosen: 0,
    handed: 0,
    answered: 0,
    ready: 0,
    keptBytes: 0,
    keys: [] as number[],
    keysBefore: [] as number[],
  };
  window.wanggePhoto = notes;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]): void {
    if (message instanceof Object && 'file' in message) {
      notes.handed = performance.now();
      this.addEventListener('message', ({ data }: MessageEvent<{ readonly blob?: Blob }>) => {
        notes.answered = performance.now();
        notes.keptBytes = data.blob?.size ?? 0;
      });
    }
    (post as (...all: unknown[]) => void).call(this, message, ...rest);
  };
  addEventListener(
    'change',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'file') notes.chosen = performance.now();
    },
    true,
  );
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const list = notes.chosen === 0 ? notes.keysBefore : notes.ready === 0 ? notes.keys : undefined;
          list?.push(performance.now() - timeStamp);
          port1.close();
        };
        port2.postMessage(0);
      });
    },
    true,
  );
  // A picture's load does not reach the window.
  document.addEventListener(
    'load',
    ({ target }) => {
      // Pictures of a draft that was kept load before any is chosen.
      if (notes.chosen > 0 && target instanceof HTMLImageElement && target.closest('.photos') !== null)
        requestAnimationFrame(() => {
          notes.ready = performance.now();
        });
    },
    true,
  );
}

/** Runs in the page: what was noted, once the picture is drawn. */
export async function takeNotes(): Promise<Noted> {
  const notes = window.wanggePhoto;
  while (notes.ready === 0) await new Promise(requestAnimationFrame);
  const { chosen, handed, answered, ready, keptBytes, keys, keysBefore } = notes;
  Object.assign(notes, {
    chosen: 0,
    handed: 0,
    answered: 0,
    ready: 0,
    keptBytes: 0,
    keys: [],
    keysBefore: [],
  });
  return { readyMs: ready - chosen, workerMs: answered - handed, keptBytes, keys, keysBefore };
}
