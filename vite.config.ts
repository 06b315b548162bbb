/**
 * Builds the app (`npm run build` → dist/app) and says which tests run where (`vitest --project …`).
 * Storybook has a config of its own in .storybook/, because a service worker would serve it stale stories.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { configDefaults, defineConfig, type ViteUserConfig } from 'vitest/config';

/** Addresses of the server: databases, sessions and calls. The service worker must never answer them with a page. */
const SERVER_PATHS = /^\/(?:_|grid-|unit-|vault-|api\/|(?:town|config|audit|cases(?:-persons)?)(?:[/?]|$))/;

/** The designer is a page of its own, made at a desk with a network: it does not fall back to the app's page. */
const DESIGNER_PATHS = /^\/designer(?:[/?]|$)/;

const designerPage = 'designer/index.html';
const pages = { app: 'index.html', ...(existsSync(designerPage) ? { designer: designerPage } : {}) };

const pwa = VitePWA({
  strategies: 'generateSW',
  // A worker in the middle of a visit must not lose the page to an update: the app asks first.
  registerType: 'prompt',
  // The app registers the worker itself (virtual:pwa-register); anything injected here would be inline script.
  injectRegister: null,
  // globPatterns below names the icons already.
  includeManifestIcons: false,
  manifest: {
    id: '/',
    name: '网格工具箱',
    short_name: '网格',
    lang: 'zh-CN',
    dir: 'ltr',
    display: 'standalone',
    start_url: '/',
    scope: '/',
    theme_color: '#1f5f4a',
    background_color: '#ffffff',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{html,js,css,json,svg,png,webp,ico,woff,woff2}'],
    // The designer is large and not used on a phone: a grid worker does not pay for its download.
    globIgnores: ['designer/**', 'assets/designer-*'],
    // Workbox silently leaves out larger files, and then the app would be broken offline only.
    maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
    navigateFallback: 'index.html',
    navigateFallbackDenylist: [SERVER_PATHS, DESIGNER_PATHS],
    cleanupOutdatedCaches: true,
  },
});

/**
 * Scripts and styles as small as Brotli makes them (quality 11), once and here: at every start of the server it would take seconds. The
 * server sends them to whoever takes them.
 */
const precompressed: NonNullable<ViteUserConfig['plugins']>[number] = {
  name: 'precompressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const files = Object.keys(bundle).filter((name) => /^assets\/.*\.(?:js|css)$/.test(name));
    await Promise.all(
      files.map(async (name) => {
        const file = join(dir, name);
        const small = brotliCompressSync(new Uint8Array(await readFile(file)));
        await writeFile(`${file}.br`, new Uint8Array(small));
      }),
    );
  },
};

/**
 * What is loaded together is one file: on a slow line each costs its headers and, beyond six at a time, a round trip. The log-in page with
 * what it needs, the workplace of somebody who logged in, and the form. Each takes along what it imports and an earlier one has not. The page's
 * own main.tsx stays by itself: the designer loads these files too, and would start the app with them.
 */
const codeSplitting = {
  groups: [
    { name: 'start', test: /[\\/]runtime[\\/]react[\\/]startApp\.tsx$/, priority: 3 },
    { name: 'work', test: /[\\/]runtime[\\/]react[\\/]session[\\/]signedIn\.ts$/, priority: 2 },
    { name: 'form', test: /[\\/]runtime[\\/]react[\\/]worker[\\/]ReportPage\.tsx$/, priority: 1 },
  ],
};

/** A part that only the designer has is called so, and the service worker leaves it out. */
function chunkName({ moduleIds }: { readonly moduleIds: readonly string[] }): string {
  const isDesigner = moduleIds.some((id) => /[\\/]designer[\\/]/.test(id));
  return isDesigner ? 'assets/designer-[name]-[hash].js' : 'assets/[name]-[hash].js';
}

export default defineConfig({
  // Under Vitest there is no build, and the worker plugin would only cost time.
  plugins: [react(), precompressed, process.env['VITEST'] === undefined ? pwa : undefined],
  publicDir: 'runtime/react/public',
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    // The oldest WebView still found on the workers' phones. This lowers syntax; missing functions need a polyfill.
    target: 'chrome80',
    // A data: address in a style sheet would be refused by the page's security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages, output: { codeSplitting, chunkFileNames: chunkName } },
  },
  // The name keeps the designer's workers out of what a phone downloads; the one for photos it needs without a network.
  worker: {
    rolldownOptions: {
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.includes('/designer/') === true
            ? 'assets/designer-[name]-[hash].js'
            : 'assets/[name]-[hash].js',
      },
    },
  },
  test: {
    passWithNoTests: true,
    setupFiles: ['tests/setup.ts'],
    // For what hangs. Nothing is measured by it: on a busy machine a test of the server takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: [...configDefaults.exclude, '**/dist/**'],
    coverage: { provider: 'v8', include: ['runtime/**/*.{ts,tsx}', 'designer/**/*.{ts,tsx}'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // No test asserts how long something takes; a machine that is busy with other things must not fail one.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: [
            '{runtime,designer}/**/*.test.ts',
            'tests/{acceptance,broken,couch,examples,faults,laws,parity,server,stores,walks}/**/*.test.ts',
          ],
        },
      },
      {
        // Only by `npm run test:couch`, with the address of an empty CouchDB. The tests of the server run over it too.
        extends: true,
        test: {
          name: 'couch',
          environment: 'node',
          include: [
            'tests/couch/**/*.couch.ts',
            'tests/acceptance/*.test.ts',
            'tests/server/{accounts,accountsRoutes,audit,fuzz,hardening,hub,lists,malformed,nano,people,personal,reading,replication,rivals,snapshot,writing}.test.ts',
          ],
          env: { TOWN_BACKEND: 'couchdb' },
          // One CouchDB has one town.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Only by `npm run acceptance`: the whole product of posts, acts, states and contents, of which every run takes a part.
        extends: true,
        test: {
          name: 'acceptance',
          environment: 'node',
          include: ['tests/acceptance/{contents,hub,states}.test.ts'],
          env: { ACCEPTANCE: 'all' },
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['{runtime/react,designer,stories}/**/*.test.tsx', 'tests/stories/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/setup.dom.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.e2e.ts'],
          // One Chromium and one server at a time: two of each would starve a machine of two cores.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // `npm test` finds or installs a browser and names it; alone, the suite looks in Debian's place.
          env: { CHROMIUM: process.env['CHROMIUM'] ?? '/usr/bin/chromium' },
        },
      },
    ],
  },
});
