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
