import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const COLOURS = 256;

interface Chunk {
  readonly kind: string;
  readonly data: Uint8Array;
}

/**
 * Writes a picture of a page, which has few colours, with a palette: a third of the size. The commonest colours stay exact, the
 * others become the nearest of them. Takes what Chromium writes: 8 bits, RGB, not interlaced.
 */
export function smallPng(png: Uint8Array): Uint8Array {
  const chunks = chunksOf(png);
  const head = new DataView((chunks[0]?.data ?? new Uint8Array(13)).slice().buffer);
  const [width, height] = [head.getUint32(0), head.getUint32(4)];
  if (head.getUint8(8) !== 8 || head.getUint8(9) !== 2) throw new Error('not a picture of 8-bit RGB');
  const packed = chunks.filter(({ kind }) => kind === 'IDAT').flatMap(({ data }) => Array.from(data));
  const colours = coloursOf(new Uint8Array(inflateSync(new Uint8Array(packed))), width, height);
  const palette = commonest(colours);
  const indexOf = new Map(palette.map((colour, index) => [colour, index]));
  const rows = new Uint8Array((width + 1) * height);
  colours.forEach((colour, at) => {
    const index = indexOf.get(colour) ?? nearest(palette, colour);
    indexOf.set(colour, index);
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = index;
  });
  const header = new Uint8Array([...uint32(width), ...uint32(height), 8, 3, 0, 0, 0]);
  const table = new Uint8Array(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return new Uint8Array([
    ...SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('PLTE', table),
    ...chunk('IDAT', new Uint8Array(deflateSync(rows, { level: 9, memLevel: 9 }))),
    ...chunk('IEND', new Uint8Array(0)),
  ]);
}

function chunksOf(png: Uint8Array): readonly Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += view.getUint32(at) + 12) {
    const kind = new TextDecoder('latin1').decode(png.subarray(at + 4, at + 8));
    chunks.push({ kind, data: png.subarray(at + 8, at + 8 + view.getUint32(at)) });
  }
  return chunks;
}

/** Takes back the filters of PNG; colours as 0xRRGGBB. */
function coloursOf(raw: Uint8Array, width: number, height: number): Uint32Array {
  const line = width * 3;
  // A black pixel before each row and a black row above: what the filters ask for exists everywhere.
  const room = line + 3;
  const bytes = new Uint8Array(room * (height + 1));
  const byteAt = (at: number): number => bytes[at] ?? 0;
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const at = room * (y + 1) + 3 + x;
      const [left, up, corner] = [byteAt(at - 3), byteAt(at - room), byteAt(at - room - 3)];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      bytes[at] = (raw[y * (line + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return Uint32Array.from({ length: width * height }, (_, pixel) => {
    const at = room * (Math.floor(pixel / width) + 1) + 3 + (pixel % width) * 3;
    return (byteAt(at) << 16) | (byteAt(at + 1) << 8) | byteAt(at + 2);
  });
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function commonest(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked.slice(0, COLOURS).map(([colour]) => colour);
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  palette.forEach((one, index) => {
    const [red, green, blue] = [
      (one >> 16) - (colour >> 16),
      ((one >> 8) & 255) - ((colour >> 8) & 255),
      (one & 255) - (colour & 255),
    ];
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function chunk(kind: string, data: Uint8Array): readonly number[] {
  const body = new Uint8Array([...new TextEncoder().encode(kind), ...data]);
  return [...uint32(data.length), ...body, ...uint32(crc32(body))];
}

function uint32(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
