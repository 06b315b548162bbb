export type StorageFailureKind =
  /** No such document, revision or file. */
  | 'missing'
  | 'deleted'
  /** Another revision stands there. */
  | 'conflict'
  /** The question is not one: a sequence, selector or revision that is none. */
  | 'invalid'
  /** The database itself refuses this person. */
  | 'forbidden'
  /** The person's session with the database has ended. */
  | 'unauthorized'
  /** The database cannot be reached or is too busy; the same may succeed later. */
  | 'unavailable';

/** A database said no, in a way that its caller can answer. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  readonly kind: StorageFailureKind;

  constructor(kind: StorageFailureKind, message: string = kind) {
    super(message);
    this.kind = kind;
  }
}
