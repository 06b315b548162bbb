import { Buffer } from 'node:buffer';
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
export async function cameraPhoto(page: Page): Promise<Buffer> {
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
  const plain = Buffer.from(base64, 'base64');
  return Buffer.concat([plain.subarray(0, 2), exifSegment(), plain.subarray(2)]);
}

/** APP1 with a TIFF directory: camera, orientation 6 (turn right), and a GPS directory. Big-endian. */
function exifSegment(): Buffer {
  const ASCII = 2;
  const SHORT = 3;
  const LONG = 4;
  const RATIONAL = 5;
  const camera = Buffer.from(`${CAMERA}\0`, 'latin1');
  const start = 8;
  const mainEntries = 3;
  const cameraAt = start + directorySize(mainEntries);
  const gpsAt = cameraAt + camera.length;
  const gpsEntries = 4;
  const latitudeAt = gpsAt + directorySize(gpsEntries);
  const longitudeAt = latitudeAt + 24;
  const tiff = Buffer.concat([
    Buffer.from('MM\0*', 'latin1'),
    uint32(start),
    directory([
      entry(0x0110, ASCII, camera.length, uint32(cameraAt)),
      entry(0x0112, SHORT, 1, Buffer.from([0, 6, 0, 0])),
      entry(0x8825, LONG, 1, uint32(gpsAt)),
    ]),
    camera,
    directory([
      entry(1, ASCII, 2, Buffer.from('N\0\0\0', 'latin1')),
      entry(2, RATIONAL, 3, uint32(latitudeAt)),
      entry(3, ASCII, 2, Buffer.from('E\0\0\0', 'latin1')),
      entry(4, RATIONAL, 3, uint32(longitudeAt)),
    ]),
    degrees(30, 15, 30),
    degrees(114, 20, 10),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), uint16(body.length + 2), body]);
}

function directorySize(entries: number): number {
  return 2 + entries * 12 + 4;
}

function directory(entries: readonly Buffer[]): Buffer {
  return Buffer.concat([uint16(entries.length), ...entries, uint32(0)]);
}

function entry(tag: number, type: number, count: number, value: Buffer): Buffer {
  return Buffer.concat([uint16(tag), uint16(type), uint32(count), value]);
}

function degrees(...parts: readonly number[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [uint32(part), uint32(1)]));
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** The markers of a JPEG up to its picture data, as `e1` for EXIF; and its size in pixels. */
export function jpegFacts(bytes: Buffer): {
  readonly markers: readonly string[];
  readonly width: number;
  readonly height: number;
} {
  const markers: string[] = [];
  let size = { width: 0, height: 0 };
  for (let at = 2; at < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    markers.push(marker.toString(16));
    if (marker >= 0xc0 && marker <= 0xc2)
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === 0xda) break;
  }
  return { markers, ...size };
}
