import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Manifest } from 'vite';
import { withoutServiceWorker } from '../../../.storybook/withoutServiceWorker.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

export interface Pages {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Builds pages as for production into a folder of their own and serves them to this machine: `/<name of the entry>?…`.
 * @param entries files of the repository, by their path in it
 */
export async function servePages(entries: readonly string[], port: number): Promise<Pages> {
  const folder = await mkdtemp(join(tmpdir(), 'form-bench-'));
  // Under a test runner the plugins would write for a React that is being developed, which the page has not.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), withoutServiceWorker],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: true,
      target: 'chrome120',
      rolldownOptions: { input: Object.fromEntries(entries.map((file) => [nameOf(file), join(ROOT, file)])) },
    },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const pages = new Map(entries.map((file) => [`/${nameOf(file)}`, pageOf(manifest, file)]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages.get(pathname);
    if (page !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
      return;
    }
    readFile(join(folder, pathname)).then(
      (bytes) => response.setHeader('content-type', TYPES[extname(pathname)] ?? 'font/woff2').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

function nameOf(file: string): string {
  return basename(file).replace(/\.tsx?$/, '');
}

function pageOf(manifest: Manifest, entry: string): string {
  const styles = stylesOf(manifest, entry).map((file) => `<link rel="stylesheet" href="/${file}">`);
  const script = manifest[entry]?.file;
  if (script === undefined) throw new Error(`${entry} was not built.`);
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">',
    ...styles,
    `</head><body><div id="root"></div><script type="module" src="/${script}"></script></body></html>`,
  ].join('\n');
}

function stylesOf(manifest: Manifest, entry: string): readonly string[] {
  const chunk = manifest[entry];
  if (chunk === undefined) return [];
  return [
    ...new Set([...(chunk.imports ?? []).flatMap((one) => stylesOf(manifest, one)), ...(chunk.css ?? [])]),
  ];
}
