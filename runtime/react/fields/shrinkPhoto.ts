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

/**
 * Draws the photo anew as a JPEG of at most 300 KB. Drawing drops everything the camera wrote beside the picture
 * (place, device). Rejects when the file is no picture.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    let best: Blob | undefined;
    for (const { side, quality } of STEPS) {
      best = await draw(picture, side, quality);
      if (best.size <= MAX_BYTES) return best;
    }
    if (best === undefined) throw new Error('no picture');
    return best;
  } finally {
    picture.close();
  }
}

function draw(picture: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/jpeg',
      quality,
    );
  });
}
