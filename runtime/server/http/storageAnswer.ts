import type { StorageFailure, StorageFailureKind } from '../storage/StorageFailure.ts';
import { HttpFailure } from './HttpFailure.ts';

const ANSWERS: Readonly<Record<StorageFailureKind, readonly [status: number, error: string]>> = {
  missing: [404, 'not_found'],
  deleted: [404, 'not_found'],
  conflict: [409, 'conflict'],
  invalid: [400, 'bad_request'],
  forbidden: [403, 'forbidden'],
  unauthorized: [401, 'unauthorized'],
  unavailable: [503, 'unavailable'],
};

/** What a client is told when the database said no, in CouchDB's words. */
export function storageAnswer({ kind, message }: StorageFailure): HttpFailure {
  const [status, error] = ANSWERS[kind];
  return new HttpFailure(status, error, message, status === 503 ? { 'Retry-After': '5' } : {});
}
