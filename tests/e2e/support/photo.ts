import type { Page } from 'playwright-core';

/** Longer side and shorter side of the photo as the sensor wrote it, lying on its side. */
const WIDTH = 2400;
const HEIGHT = 1600;

/** Name and make that the camera notes beside the picture; a test looks for them. */
export const CAMERA = 'Testcam 7';

/**
 * A photo as a phone's camera writes it: large, lying on its side with a note to turn it upright, and with the place where it was
 * taken. The picture is noise, which compresses badly.
 */
export async function cameraPhoto(page: Page): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    async ({ width, height }) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      const picture = context.createImageData(width, height);
      let seed = 7;
      for (let at = 0; at < picture.data.length; at += 4) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        picture.data.set([seed % 256, (seed >> 8) % 256, (seed >> 16) % 256, 255], at);
      }
      context.putImageData(picture, 0, 0);
      const blob = await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve, 'image/jpeg', 0.9);
      });
      const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    },
    { width: WIDTH, height: HEIGHT },
  );
  const plain = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const exif = exifSegment();
  const photo = new Uint8Array(plain.length + exif.length);
  photo.set(plain.subarray(0, 2));
  photo.set(exif, 2);
  photo.set(plain.subarray(2), 2 + exif.length);
  return photo;
}

type Bytes = readonly number[];

/** APP1 with a TIFF directory: camera, orientation 6 (turn right), and a GPS directory. Big-endian. */
function exifSegment(): Bytes {
  const ASCII = 2;
  const SHORT = 3;
  const LONG = 4;
  const RATIONAL = 5;
  const camera = latin1(`${CAMERA}\0`);
  const start = 8;
  const cameraAt = start + directorySize(3);
  const gpsAt = cameraAt + camera.length;
  const latitudeAt = gpsAt + directorySize(4);
  const longitudeAt = latitudeAt + 24;
  const tiff = [
    ...latin1('MM\0*'),
    ...uint32(start),
    ...directory([
      [...uint16(0x0110), ...uint16(ASCII), ...uint32(camera.length), ...uint32(cameraAt)],
      [...uint16(0x0112), ...uint16(SHORT), ...uint32(1), ...uint16(6), ...uint16(0)],
      [...uint16(0x8825), ...uint16(LONG), ...uint32(1), ...uint32(gpsAt)],
    ]),
    ...camera,
    ...directory([
      [...uint16(1), ...uint16(ASCII), ...uint32(2), ...latin1('N\0\0\0')],
      [...uint16(2), ...uint16(RATIONAL), ...uint32(3), ...uint32(latitudeAt)],
      [...uint16(3), ...uint16(ASCII), ...uint32(2), ...latin1('E\0\0\0')],
      [...uint16(4), ...uint16(RATIONAL), ...uint32(3), ...uint32(longitudeAt)],
    ]),
    ...degrees([30, 15, 30]),
    ...degrees([114, 20, 10]),
  ];
  const body = [...latin1('Exif\0\0'), ...tiff];
  return [0xff, 0xe1, ...uint16(body.length + 2), ...body];
}

function directorySize(entries: number): number {
  return 2 + entries * 12 + 4;
}

function directory(entries: readonly Bytes[]): Bytes {
  return [...uint16(entries.length), ...entries.flat(), ...uint32(0)];
}

function degrees(parts: Bytes): Bytes {
  return parts.flatMap((part) => [...uint32(part), ...uint32(1)]);
}

function latin1(text: string): Bytes {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function uint16(value: number): Bytes {
  return [value >> 8, value & 255];
}

function uint32(value: number): Bytes {
  return [...uint16(value >> 16), ...uint16(value & 0xffff)];
}

/** Whether these words stand anywhere in the file. */
export function mentions(bytes: Uint8Array, words: string): boolean {
  return new TextDecoder('latin1').decode(bytes).includes(words);
}

/** The markers of a JPEG up to its picture data, as `e1` for EXIF; and its size in pixels. */
export function jpegFacts(bytes: Uint8Array): {
  readonly markers: readonly string[];
  readonly width: number;
  readonly height: number;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const markers: string[] = [];
  let size = { width: 0, height: 0 };
  for (let at = 2; at < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    markers.push(marker.toString(16));
    if (marker >= 0xc0 && marker <= 0xc2)
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xda) break;
  }
  return { markers, ...size };
}
