import { describe, expect, it } from 'vitest';
import { eighthsFor } from './decodePicture.ts';
import { jpegSize } from './jpegSize.ts';

/** A segment with its length before it. */
function segment(marker: number, body: readonly number[]): readonly number[] {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...body];
}

const START = [0xff, 0xd8];
const FRAME = [8, 3000 >> 8, 3000 & 0xff, 4000 >> 8, 4000 & 0xff, 3];
/** A small picture of its own, as cameras put it into what they write beside the photo. */
const THUMBNAIL = segment(0xe1, [...START, ...segment(0xc0, [8, 0, 120, 0, 160, 3]), 0xff, 0xd9]);
const TABLE = segment(0xc4, [0, 1, 2, 3, 4, 5, 6, 7]);

describe('the size of a JPEG', () => {
  it.each([
    ['plain', 0xc0, []],
    ['progressive', 0xc2, []],
    ['behind a thumbnail and tables', 0xc0, [...THUMBNAIL, ...TABLE]],
    ['behind bytes that fill up', 0xc1, [0xff, 0xff]],
  ])('is found: %s', (_, marker, before) => {
    const bytes = Uint8Array.from([...START, ...before, ...segment(marker, FRAME)]);
    expect(jpegSize(bytes)).toEqual({ width: 4000, height: 3000 });
  });

  it('is unknown in what is cut off, is no JPEG or is nothing, and looking for it ends', () => {
    const whole = [...START, ...TABLE, ...segment(0xc0, FRAME)];
    for (let length = 0; length < whole.length - 1; length += 1)
      expect(jpegSize(Uint8Array.from(whole.slice(0, length)))).toBeUndefined();
    expect(jpegSize(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xc0, 0, 9, 8]))).toBeUndefined();
    expect(jpegSize(Uint8Array.from([...START, ...TABLE, 0, 0xc0, 0, 8, ...FRAME]))).toBeUndefined();
  });

  it('is reduced only as far as the picture stays clear', () => {
    const kept = (length: number): number => (length * Math.min(8, eighthsFor(length, 1600))) / 8;
    expect(kept(4000)).toBe(1500);
    expect(kept(3264)).toBe(1632);
    expect(kept(1600)).toBe(1600);
    for (const length of [1, 1441, 1700, 2048, 4032, 9248, 65_535])
      expect(kept(length)).toBeGreaterThanOrEqual(Math.min(length, 1440));
  });
});
