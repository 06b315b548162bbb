import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';

/** A file of the built app in memory, with its smaller forms where they are smaller. */
export interface Page {
  readonly bytes: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** By path below the app's folder, with forward slashes. */
export type Pages = ReadonlyMap<string, Page>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};
const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.json', '.webmanifest', '.svg', '.txt']);

/** The page may only run and show what this server sends; nothing is evaluated, framed or sent elsewhere. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

const PERMISSIONS =
  'camera=(self), microphone=(self), geolocation=(self), payment=(), usb=(), interest-cohort=()';

/** Vite writes a content hash into these names: what has the name never changes. */
const HASHED = /^assets\/.*-[\w-]{8,}\.\w+$/;

/** Reads the whole app once; an absent folder is an app that has not been built, and gives no page. */
export async function loadPages(folder: string): Promise<Pages> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // What the build made smaller lies beside its file and is no page itself.
  const [smaller, whole] = [new Set(files.filter(isBrotli)), files.filter((file) => !isBrotli(file))];
  const pages = await Promise.all(
    whole.map(async (file): Promise<readonly [string, Page]> => {
      const path = relative(folder, file).split(sep).join('/');
      const made = smaller.has(`${file}.br`) ? await readFile(`${file}.br`) : undefined;
      return [path, await loadPage(path, await readFile(file), made)];
    }),
  );
  return new Map(pages);
}

const isBrotli = (file: string): boolean => file.endsWith('.br');

async function loadPage(path: string, bytes: Buffer, made: Buffer | undefined): Promise<Page> {
  const extension = extname(path);
  const plain = new Uint8Array(bytes);
  const headers = {
    'Content-Type': TYPES[extension] ?? 'application/octet-stream',
    'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Security-Policy': PAGE_POLICY,
    'Permissions-Policy': PERMISSIONS,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    ETag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    ...(COMPRESSED.has(extension) ? { Vary: 'Accept-Encoding' } : {}),
  };
  if (!COMPRESSED.has(extension) || bytes.length < 1024) return { bytes, headers };
  const [br, gz] = await Promise.all([smallest(plain, made), promisify(gzip)(plain, { level: 9 })]);
  return { bytes, br, gzip: gz, headers };
}

/** As the build made it, if it still is this file; else made here. */
async function smallest(plain: Uint8Array, made: Buffer | undefined): Promise<Buffer> {
  if (made !== undefined) {
    const unpacked = await promisify(brotliDecompress)(new Uint8Array(made)).catch(() => undefined);
    if (unpacked?.equals(plain) === true) return made;
  }
  // Quality 9 of 11: the last two steps make the start seconds longer for a few per cent.
  return promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
