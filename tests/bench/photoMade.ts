import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';

/** `street`: surfaces, edges and some grain, as a phone's camera gives them. `noise`: nothing but grain, the worst there is. */
export type Picture = 'street' | 'noise';

/** A JPEG of 12 megapixels, made by the browser. */
export async function largePhoto(page: Page, picture: Picture): Promise<Buffer> {
  const base64 = await page.evaluate(async (kind) => {
    const [width, height] = [4000, 3000];
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d')!;
    let seed = 11;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const sky = context.createLinearGradient(0, 0, 0, height);
    sky.addColorStop(0, '#9fc4e8');
    sky.addColorStop(1, '#7a6a58');
    context.fillStyle = sky;
    context.fillRect(0, 0, width, height);
    for (let shape = 0; shape < 1_500; shape += 1) {
      context.fillStyle = `hsl(${String(random() * 360)} 35% ${String(20 + random() * 60)}%)`;
      context.fillRect(random() * width, random() * height, 20 + random() * 300, 20 + random() * 300);
    }
    const pixels = context.getImageData(0, 0, width, height);
    const grain = kind === 'noise' ? 256 : 24;
    for (let at = 0; at < pixels.data.length; at += 4)
      for (let channel = 0; channel < 3; channel += 1)
        pixels.data[at + channel] = (pixels.data[at + channel] ?? 0) + (random() - 0.5) * grain;
    context.putImageData(pixels, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.92);
    });
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  }, picture);
  return Buffer.from(base64, 'base64');
}
