import type { SyncHandle, SyncStatus } from '#sync';

/** Resolves with the first status for which `holds`, the present one included. */
export function statusWhere(sync: SyncHandle, holds: (status: SyncStatus) => boolean): Promise<SyncStatus> {
  return new Promise((resolve) => {
    if (holds(sync.status())) {
      resolve(sync.status());
      return;
    }
    const stop = sync.subscribe((status) => {
      if (!holds(status)) return;
      stop();
      resolve(status);
    });
  });
}

export const isSettled = ({ lastCurrent, waiting, online }: SyncStatus): boolean =>
  online && lastCurrent !== null && waiting.size === 0;
