/** Who sends a document, as the database knows them: `userCtx` of CouchDB. */
export interface Author {
  readonly name: string;
  /** `<post>@<seat>` for each holding, {@link SERVICE} for our own server, `_admin`. */
  readonly roles: readonly string[];
}

/**
 * The role of our own server's account: it publishes into `config`, writes `audit`, and as the hub brings events that
 * were judged at another door to where their case is to be read. It has no `@`, so no post can have this name.
 */
export const SERVICE = 'hub';

/** The role of an account of another system, which may query the list cache and nothing else. */
export const INTEGRATOR = 'integrator';

export function isService({ roles }: Author): boolean {
  return roles.includes(SERVICE) || roles.includes('_admin');
}
