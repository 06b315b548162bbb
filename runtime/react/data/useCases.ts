import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Case } from '#core';
import { NOT_STARTED, type SyncStatus } from '#sync';
import { useWorkplace } from './Workplace.tsx';

/** Lights and "2 hours left" change by the minute, not faster. */
const MINUTE_MS = 60_000;

/** Every case on this device. The array keeps its identity while nothing changed. */
export function useCases(): readonly Case[] {
  const { index } = useWorkplace();
  return useSyncExternalStore(
    useCallback((listener) => index.subscribe(listener), [index]),
    () => index.cases(),
  );
}

/** One case, or undefined when it is not on this device. */
export function useCase(id: string): Case | undefined {
  const { index } = useWorkplace();
  return useSyncExternalStore(
    useCallback((listener) => index.subscribe(listener), [index]),
    () => index.find(id),
  );
}

/** True once every stored event has been folded and a new device has the open cases; before that an empty list means nothing. */
export function useIndexReady(): boolean {
  const { index } = useWorkplace();
  const sync = useSync();
  const [ready, setReady] = useState(false);
  const isLooking = sync === NOT_STARTED || sync.loading?.stage === 'open';
  useEffect(() => {
    let gone = false;
    void index.ready.then(() => {
      if (!gone) setReady(true);
    });
    return () => {
      gone = true;
    };
  }, [index]);
  return ready && !isLooking;
}

/** What has reached the server. */
export function useSync(): SyncStatus {
  const { sync } = useWorkplace();
  return useSyncExternalStore(
    useCallback((listener) => sync.subscribe(listener), [sync]),
    () => sync.status(),
  );
}

/** The time in ms, renewed every minute and when the page is looked at again. */
export function useNow(): number {
  const { clock } = useWorkplace();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const renew = (): void => setNow(clock());
    const timer = setInterval(renew, MINUTE_MS);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [clock]);
  return now;
}

/** Keeps lights current while the app is open. Used once, in the shell. */
export function useTicking(): void {
  const { index } = useWorkplace();
  const now = useNow();
  useEffect(() => index.tick(now), [index, now]);
}
