import type { NewFile } from '#store';
import { randomId } from '../data/randomId.ts';

/** Files chosen in a form and not sent yet, by the name that the form's data refers to. */
export interface FileBasket {
  add(blob: Blob): string;
  /** The file itself, from the basket or from the record that is being edited. */
  find(name: string): Promise<Blob | undefined>;
  all(): readonly NewFile[];
  /** Only the files that the data still mentions. */
  usedIn(data: unknown): readonly NewFile[];
}

const EXTENSION: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/webm': 'webm',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/wav': 'wav',
};

/** A basket, filled with `initial`; `older` finds files that were sent with earlier events. */
export function createFileBasket(
  initial: readonly NewFile[] = [],
  older: (name: string) => Promise<Blob | undefined> = () => Promise.resolve(undefined),
): FileBasket {
  const files = new Map(initial.map((file) => [file.name, file]));
  return {
    add(blob) {
      const name = `${randomId(14)}.${EXTENSION[blob.type] ?? 'bin'}`;
      files.set(name, { name, type: blob.type, bytes: blob });
      return name;
    },
    async find(name) {
      const file = files.get(name);
      if (file === undefined) return older(name);
      return file.bytes instanceof Blob
        ? file.bytes
        : new Blob([new Uint8Array(file.bytes)], { type: file.type });
    },
    all: () => [...files.values()],
    usedIn(data) {
      // Most forms have none, and this is asked at every key.
      if (files.size === 0) return [];
      const mentioned = JSON.stringify(data ?? null);
      return [...files.values()].filter(({ name }) => mentioned.includes(JSON.stringify(name)));
    },
  };
}
