/** Makes photos small beside the page, so that typing goes on meanwhile. */
import { shrinkPicture, type Draw } from './shrinkPicture.ts';

const draw: Draw = (picture, width, height, quality) => {
  const canvas = new OffscreenCanvas(width, height);
  // Its pixels are read back to be packed: they do not go to the graphics chip first.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  context?.drawImage(picture, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
};

addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly file: Blob }>) => {
  shrinkPicture(data.file, draw).then(
    (blob) => postMessage({ id: data.id, blob }),
    // No picture: the page says so in words.
    () => postMessage({ id: data.id }),
  );
});
