import { StorageFailure } from '../StorageFailure.ts';

/** PouchDB's errors about what is not there or is no question; others are faults of ours and stay as they are. */
export function failureOf(error: unknown): never {
  const { status, reason } = (error ?? {}) as { status?: unknown; reason?: unknown };
  if (status === 404) throw new StorageFailure(reason === 'deleted' ? 'deleted' : 'missing');
  if (status === 409) throw new StorageFailure('conflict', 'Document update conflict.');
  if (status === 400) throw new StorageFailure('invalid', 'Invalid request');
  throw error;
}

/** pouchdb-find says no with plain errors, some with a status; what has one of 500 is a fault of ours. */
export function findFailureOf(error: unknown): never {
  const { status } = (error ?? {}) as { status?: unknown };
  if (typeof status === 'number' && status >= 500) throw error;
  throw new StorageFailure('invalid', 'the selector is not understood');
}
