import { createContext, use, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { Sharing, ShareState } from './Sharing.ts';

const SharingContext = createContext<Sharing | null>(null);

/** Saves at once when the page is put aside, because a phone may never come back to it, and when there is a network again. */
export function SharingProvider({
  sharing,
  children,
}: {
  readonly sharing: Sharing;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    const now = (): void => void sharing.sync();
    const left = (): void => {
      if (document.visibilityState === 'hidden') now();
    };
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', left);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', left);
    };
  }, [sharing]);
  return <SharingContext value={sharing}>{children}</SharingContext>;
}

/** How the draft is kept on the server; a part of the designer outside it is our own bug. */
export function useSharing(): Sharing {
  const sharing = use(SharingContext);
  if (sharing === null) throw new Error('A part of the designer was rendered without its sharing.');
  return sharing;
}

/** Whether the draft is on the server, kept up to date. */
export function useShareState(): ShareState {
  const sharing = useSharing();
  return useSyncExternalStore(sharing.subscribe, sharing.state);
}
