import type { Identity } from '../account/Accounts.ts';
import type { Principal } from '../storage/Databases.ts';

/** In whose name a request uses the databases. */
export function principalOf({ user, token }: Identity): Principal {
  return { name: user.name, token };
}
