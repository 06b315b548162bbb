import { jpegSize } from './jpegSize.ts';

/** JPEG is decoded in eighths of its size for little more than the reading costs. */
const EIGHTHS = 8;

/** A picture with sides a tenth below the wanted ones is taken as it is: drawing it anew makes it no clearer. */
const ENOUGH = 0.9;

/**
 * The picture upright, at least about `side` pixels at its longer side if it has them. A JPEG is not unfolded to its twelve million
 * pixels first, where the browser can do without (a fourth of the time, a sixth of the memory). Rejects when the file is no picture.
 */
export async function decodePicture(file: Blob, side: number): Promise<ImageBitmap> {
  const small = await decodeSmall(file, side).catch(() => undefined);
  return small ?? createImageBitmap(file, { imageOrientation: 'from-image' });
}

async function decodeSmall(file: Blob, side: number): Promise<ImageBitmap | undefined> {
  if (file.type !== 'image/jpeg' || !tellsRotation()) return undefined;
  const data = await file.arrayBuffer();
  const size = jpegSize(new Uint8Array(data));
  if (size === undefined) return undefined;
  const eighths = eighthsFor(Math.max(size.width, size.height), side);
  if (eighths >= EIGHTHS) return undefined;
  const decoder = new ImageDecoder({
    data,
    type: file.type,
    desiredWidth: Math.ceil((size.width * eighths) / EIGHTHS),
    desiredHeight: Math.ceil((size.height * eighths) / EIGHTHS),
  });
  try {
    const { image } = await decoder.decode();
    try {
      return await createImageBitmap(image);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}

/** The fewest eighths of `length` that are enough for `side`. */
export function eighthsFor(length: number, side: number): number {
  return Math.max(1, Math.ceil((EIGHTHS * side * ENOUGH) / length));
}

/** Before frames told how they are turned it was not certain that they are drawn upright. */
function tellsRotation(): boolean {
  return 'ImageDecoder' in globalThis && 'rotation' in VideoFrame.prototype;
}
