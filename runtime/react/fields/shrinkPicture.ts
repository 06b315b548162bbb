/** A photo is never larger than this: a mountain hamlet has two bars of 3G. */
const MAX_BYTES = 300 * 1024;
/** Enough to read a house number. */
const MAX_SIDE = 1600;
const STEPS = [
  { side: MAX_SIDE, quality: 0.82 },
  { side: MAX_SIDE, quality: 0.65 },
  { side: 1280, quality: 0.65 },
  { side: 1024, quality: 0.55 },
  { side: 800, quality: 0.45 },
] as const;

/** Draws a picture in this size as a JPEG; a page does it on a canvas, a worker on one without a page. */
export type Draw = (picture: ImageBitmap, width: number, height: number, quality: number) => Promise<Blob>;

/**
 * The picture drawn anew as a JPEG of at most 300 KB. Drawing drops everything the camera wrote beside the picture
 * (place, device). Rejects when the file is no picture.
 */
export async function shrinkPicture(file: Blob, draw: Draw): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    let best: Blob | undefined;
    for (const { side, quality } of STEPS) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const width = Math.max(1, Math.round(picture.width * scale));
      best = await draw(picture, width, Math.max(1, Math.round(picture.height * scale)), quality);
      if (best.size <= MAX_BYTES) break;
    }
    if (best === undefined) throw new Error('no picture');
    return best;
  } finally {
    picture.close();
  }
}
