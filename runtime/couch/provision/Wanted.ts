import type { JsonObject } from '#core/base';
import type { DatabaseKind } from '#core/door';

/** CouchDB's `_security`. */
export interface Security {
  readonly admins: { readonly names: readonly string[]; readonly roles: readonly string[] };
  readonly members: { readonly names: readonly string[]; readonly roles: readonly string[] };
}

/** A Mango index, in a design document of its own. */
export interface Index {
  readonly name: string;
  readonly fields: readonly string[];
}

/** A database as it is to be. */
export interface Wanted {
  readonly name: string;
  readonly kind: DatabaseKind;
  readonly security: Security;
  readonly validator: string;
  readonly indexes: readonly Index[];
}

/** A database as it was found. */
export interface Found {
  readonly security: JsonObject;
  /** `_design/wangge`, when there is one. */
  readonly design: JsonObject | undefined;
  /** Names of the indexes in our design documents. */
  readonly indexes: readonly string[];
}

/** Our design document; others are left alone. */
export const DESIGN = '_design/wangge';

/** Only the server's own administrators may change design documents and rights. */
const ADMINS = { names: [], roles: ['_admin'] };

/** Nobody but the server's administrators reads or writes. */
export const CLOSED: Security = { admins: ADMINS, members: { names: [], roles: ['_admin'] } };

/** Read and, within the validator's rules, written by accounts with one of these roles, and by these accounts. */
export function openTo(roles: readonly string[], names: readonly string[] = []): Security {
  return { admins: ADMINS, members: { names: [...names].sort(), roles: [...roles].sort() } };
}

export function designOf(validator: string): JsonObject {
  return { language: 'javascript', validate_doc_update: validator };
}
