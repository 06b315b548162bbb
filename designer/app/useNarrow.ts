import { useSyncExternalStore } from 'react';

/** Below this width there is room for one column: the same border as the app's. */
const NARROW = '(max-width: 59.99rem)';

/** Whether the page is a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(NARROW);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(NARROW).matches,
  );
}
