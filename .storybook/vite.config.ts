/** The app's config without its service worker, which would go on serving yesterday's stories. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [react()], publicDir: 'runtime/react/public' });
