import { afterEach, describe, expect, it, vi } from 'vitest';
import { shrinkPicture } from './shrinkPicture.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const MAX_BYTES = 300 * 1024;

interface Tried {
  readonly side: number;
  readonly quality: number;
}

/** Makes a picture small whose first try takes so many bytes, and each further one in proportion to its pixels and quality. */
async function shrunk(
  firstBytes: number,
): Promise<{ readonly size: number; readonly tries: readonly Tried[] }> {
  const close = vi.fn();
  vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 3200, height: 2400, close }));
  const tries: Tried[] = [];
  const { size } = await shrinkPicture(new Blob(['x'], { type: 'image/png' }), (_, width, __, quality) => {
    tries.push({ side: width, quality });
    const share = (width / 1600) ** 2 * (quality === 0.82 ? 1 : quality / 0.82);
    return Promise.resolve(new Blob([new Uint8Array(Math.round(firstBytes * share))]));
  });
  expect(close).toHaveBeenCalledOnce();
  return { size, tries };
}

describe('a photo made small', () => {
  it('is packed once when that is enough', async () => {
    expect((await shrunk(MAX_BYTES)).tries).toEqual([{ side: 1600, quality: 0.82 }]);
  });

  it('comes to at most 300 KB, and steps that cannot be enough are not tried', async () => {
    const slight = await shrunk(MAX_BYTES * 1.2);
    expect(slight.tries.map(({ side }) => side)).toEqual([1600, 1600]);
    const grainy = await shrunk(MAX_BYTES * 2.1);
    expect(grainy.tries.map(({ side }) => side)).toEqual([1600, 1280, 1024]);
    for (const { size } of [slight, grainy]) expect(size).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('is refused when it is no picture', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('not decodable')));
    await expect(shrinkPicture(new Blob(['x']), () => Promise.resolve(new Blob()))).rejects.toThrow();
  });
});
