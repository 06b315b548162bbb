import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPages } from './loadPages.ts';

const SCRIPT = Buffer.from('export const words = "网格";\n'.repeat(100));
const NAME = 'assets/app-12345678.js';

describe('the built app in memory', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wangge-pages-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, NAME), new Uint8Array(SCRIPT));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('sends a script as the build compressed it, and not the compressed file as a page of its own', async () => {
    const made = brotliCompressSync(new Uint8Array(SCRIPT));
    await writeFile(join(folder, `${NAME}.br`), new Uint8Array(made));
    const pages = await loadPages(folder);
    expect([...pages.keys()]).toEqual([NAME]);
    expect(pages.get(NAME)?.br?.equals(new Uint8Array(made))).toBe(true);
  });

  it.each([
    ['of another file', brotliCompressSync(new Uint8Array(Buffer.from('export {};')))],
    ['broken', Buffer.from('no brotli')],
  ])('sends the script itself when what lies beside it is %s', async (_, beside) => {
    await writeFile(join(folder, `${NAME}.br`), new Uint8Array(beside));
    const br = (await loadPages(folder)).get(NAME)?.br;
    expect(br && brotliDecompressSync(new Uint8Array(br)).equals(new Uint8Array(SCRIPT))).toBe(true);
  });
});
