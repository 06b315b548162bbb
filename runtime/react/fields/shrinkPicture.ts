import { decodePicture } from './decodePicture.ts';

/** A photo is never larger than this: a mountain hamlet has two bars of 3G. */
const MAX_BYTES = 300 * 1024;
/** Enough to read a house number. */
const MAX_SIDE = 1600;

interface Step {
  readonly side: number;
  readonly quality: number;
  /** Part of the first step's bytes below which no picture comes, by its pixels and quality; grain alone comes to 0.7 and 0.36. */
  readonly least: number;
}

const STEPS: readonly Step[] = [
  { side: MAX_SIDE, quality: 0.82, least: 1 },
  { side: MAX_SIDE, quality: 0.65, least: 0.5 },
  { side: 1280, quality: 0.65, least: 0.3 },
  { side: 1024, quality: 0.55, least: 0 },
  { side: 800, quality: 0.45, least: 0 },
];

/** Draws a picture in this size as a JPEG; a page does it on a canvas, a worker on one without a page. */
export type Draw = (picture: ImageBitmap, width: number, height: number, quality: number) => Promise<Blob>;

/**
 * The picture drawn anew as a JPEG of at most 300 KB. Drawing drops everything the camera wrote beside the picture
 * (place, device). Rejects when the file is no picture.
 */
export async function shrinkPicture(file: Blob, draw: Draw): Promise<Blob> {
  const picture = await decodePicture(file, MAX_SIDE);
  try {
    let best: Blob | undefined;
    let first = 0;
    for (const { side, quality, least } of STEPS) {
      // A step that would be too large all the same is not tried: each costs a phone a third of a second.
      if (first * least > MAX_BYTES) continue;
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const width = Math.max(1, Math.round(picture.width * scale));
      best = await draw(picture, width, Math.max(1, Math.round(picture.height * scale)), quality);
      if (best.size <= MAX_BYTES) break;
      first = first === 0 ? best.size : first;
    }
    if (best === undefined) throw new Error('no picture');
    return best;
  } finally {
    picture.close();
  }
}
