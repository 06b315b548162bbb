import type { Holding } from '#core';

/** Somebody's account as the server tells whoever may appoint. */
export interface Account {
  /** What is typed to log in; never changes. */
  readonly name: string;
  /** The name that colleagues know. */
  readonly displayName: string;
  readonly holdings: readonly Holding[];
  /** One of the demonstration's accounts. */
  readonly demo?: boolean;
  /** Kept by whoever runs the server, and not changed here. */
  readonly integrator?: boolean;
}
