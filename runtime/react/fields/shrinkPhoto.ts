import { shrinkPicture, type Draw } from './shrinkPicture.ts';

interface Answer {
  readonly id: number;
  readonly blob?: Blob;
}

let worker: Worker | null | undefined;
let lastId = 0;

/**
 * The photo as a JPEG of at most 300 KB without what the camera wrote beside it, made by a worker where the browser can
 * draw in one, else on the page. Rejects when the file is no picture.
 */
export function shrinkPhoto(file: Blob): Promise<Blob> {
  worker ??= startWorker();
  return worker === null ? shrinkPicture(file, draw) : shrinkIn(worker, file);
}

/** Starts the worker while somebody takes or looks for the photo. */
export function prepareToShrink(): void {
  worker ??= startWorker();
}

function startWorker(): Worker | null {
  if (!('OffscreenCanvas' in globalThis) || !('Worker' in globalThis)) return null;
  return new Worker(new URL('./photoWorker.ts', import.meta.url), { type: 'module' });
}

function shrinkIn(used: Worker, file: Blob): Promise<Blob> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    function end(): void {
      used.removeEventListener('message', hear);
      used.removeEventListener('error', fail);
    }
    function hear({ data }: MessageEvent<Answer>): void {
      if (data.id !== id) return;
      end();
      if (data.blob === undefined) reject(new Error('no picture'));
      else resolve(data.blob);
    }
    /** A worker that does not start (an old WebView without modules in workers): the page does it from now on. */
    function fail(): void {
      end();
      worker = null;
      resolve(shrinkPicture(file, draw));
    }
    used.addEventListener('message', hear);
    used.addEventListener('error', fail);
    used.postMessage({ id, file });
  });
}

const draw: Draw = (picture, width, height, quality) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/jpeg',
      quality,
    );
  });
};
