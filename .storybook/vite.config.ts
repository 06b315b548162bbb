/** The app's config without its service worker, which would go on serving yesterday's stories. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { withoutServiceWorker } from './withoutServiceWorker.ts';

export default defineConfig({
  plugins: [react(), withoutServiceWorker],
  publicDir: 'runtime/react/public',
});
