/** How much of the room that the browser gives us is used. */
export interface StorageShare {
  /** Bytes, as far as the browser tells. */
  readonly used: number;
  readonly quota: number;
  /** 0 to 1. From {@link STORAGE_WARNING} on, tell the person. */
  readonly share: number;
  /** The browser has promised not to clear it by itself when the device runs short. */
  readonly persistent: boolean;
}

/** At this share the person is told to upload and make room: a day's photos still fit into the rest. */
export const STORAGE_WARNING = 0.8;

/** From here on the next photo may not fit any more: text still does. */
export const STORAGE_FULL = 0.95;

type Storage = Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>;

/** Undefined where the browser does not tell (an old one, or a page that is not secure). */
export async function storageShare(storage = browserStorage()): Promise<StorageShare | undefined> {
  if (storage === undefined) return undefined;
  try {
    const { usage = 0, quota = 0 } = await storage.estimate();
    if (quota <= 0) return undefined;
    return { used: usage, quota, share: Math.min(1, usage / quota), persistent: await storage.persisted() };
  } catch {
    return undefined;
  }
}

/** Asks the browser to keep our data until the person clears it. True when it promised. */
export async function keepStorage(storage = browserStorage()): Promise<boolean> {
  if (storage === undefined) return false;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false;
  }
}

function browserStorage(): Storage | undefined {
  const found = (globalThis.navigator as Partial<Navigator> | undefined)?.storage as
    Partial<Storage> | undefined;
  const { estimate, persisted, persist } = found ?? {};
  return estimate && persisted && persist ? (found as Storage) : undefined;
}
