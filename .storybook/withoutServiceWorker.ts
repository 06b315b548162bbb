import type { Plugin } from 'vite';

/** The app's frame asks for the service worker that only the app's own build makes; a page of a bench or a story has none. */
export const withoutServiceWorker: Plugin = {
  name: 'without-service-worker',
  resolveId: (id) => (id === 'virtual:pwa-register/react' ? `\0${id}` : undefined),
  load: (id) =>
    id === '\0virtual:pwa-register/react'
      ? 'export const useRegisterSW = () => ({ needRefresh: [false, () => {}], updateServiceWorker: async () => {} });'
      : undefined,
};
