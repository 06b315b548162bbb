import { gunzipSync } from 'node:zlib';

/** What is planted: words, and for an event bytes in its photo. Each occurs nowhere else in the world. */
export interface Canary {
  /** Where it was planted. */
  readonly place: string;
  readonly words: string;
  /** Of the event; absent for what is none. */
  readonly id?: string;
  readonly photo?: Buffer;
}

/** What of a canary an answer holds. */
export type Song = 'words' | 'photo' | 'id';

/** The smallest thing that counts as a JPEG at the door, with a mark in it. */
export function photoWith(mark: string): Buffer {
  return Buffer.concat([new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), new TextEncoder().encode(mark)]);
}

/**
 * What an answer holds of a canary: its words, its photo as bytes or as base64, its id unless that was asked for.
 * @param bytes head and body as they were sent
 */
export function songsOf(bytes: Buffer, { words, photo, id }: Canary, asked: string): readonly Song[] {
  const bodies = [bytes, ...unzipped(bytes)];
  const holds = (text: string): boolean => bodies.some((body) => body.includes(text));
  const songs: Song[] = [];
  if (holds(words) || holds(encodeURIComponent(words))) songs.push('words');
  if (photo !== undefined && writings(photo.subarray(4)).some(holds)) songs.push('photo');
  if (id !== undefined && !asked.includes(id) && !asked.includes(encodeURIComponent(id)) && holds(id))
    songs.push('id');
  return songs;
}

/** A photo's mark as bytes, and as base64 whatever stands before it: there are three ways to begin. */
function writings(mark: Buffer): readonly string[] {
  const coded = [0, 1, 2].map((shift) =>
    Buffer.from(mark.subarray(shift + 3))
      .toString('base64')
      .slice(2, 14),
  );
  return [mark.toString('latin1'), ...coded];
}

/** The bodies of zipped answers, which stand behind their heads. */
function unzipped(bytes: Buffer): readonly Buffer[] {
  const start = bytes.indexOf(new Uint8Array([0x1f, 0x8b, 0x08]));
  if (start < 0) return [];
  try {
    return [gunzipSync(new Uint8Array(bytes.subarray(start)))];
  } catch {
    return [];
  }
}
