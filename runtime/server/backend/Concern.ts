import type { Text } from '#core/base';

/** Something about where the town is kept that its operator should set right; the server runs all the same. */
export interface Concern {
  /** The setting by its name in CouchDB, `chttpd_auth/timeout`. */
  readonly setting: string;
  readonly text: Text;
}
