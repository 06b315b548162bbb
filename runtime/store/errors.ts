/** The device has no room left for another event; nothing was lost that was kept before. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** Another event already has this id. An event is written once and never changed. */
export class EventExists extends Error {
  override readonly name = 'EventExists';
  readonly eventId: string;

  constructor(eventId: string) {
    super(`Another event is already kept under ${eventId}.`);
    this.eventId = eventId;
  }
}

/** Whether an error says that the device is full. Browsers say it in the error's own name, PouchDB in its `reason`. */
export function isStorageFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (error instanceof StorageFull) return true;
  const { name, message, reason } = error as { name?: unknown; message?: unknown; reason?: unknown };
  return /quota|disk is full|ENOSPC/i.test([name, message, reason].map(String).join(' '));
}
