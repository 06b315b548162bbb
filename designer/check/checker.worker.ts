/** Loads the draft's config away from the page, so that typing never waits for it. */
import { checkTown, type CheckRequest } from './checkTown.ts';

const files = new Map<string, string>();

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  self.postMessage(checkTown(files, data));
};
