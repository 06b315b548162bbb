import { createHmac } from 'node:crypto';
import { SERVICE } from '#core/door';
import { SERVICE_ACCOUNT } from '../../account/serviceAccount.ts';
import { StorageFailure } from '../StorageFailure.ts';
import type { CouchClient } from './CouchClient.ts';
import type { Credential } from './CouchRequest.ts';

/** Well below CouchDB's shortest usual life of a session, ten minutes. */
const KEPT = 4 * 60_000;

/**
 * The session under which the server itself reads and writes documents: an account with the one role `hub`, so that what it may
 * do is what the rules give to that role and not what an administrator may. Its password is made from the administrator's, so every
 * server over the same CouchDB knows it and it is kept nowhere.
 */
export class ServiceSession {
  readonly #client: CouchClient;
  readonly #password: string;
  #token: Promise<string> | undefined;
  #until = 0;

  constructor(client: CouchClient, adminPassword: string) {
    this.#client = client;
    this.#password = createHmac('sha256', adminPassword).update('wangge hub account').digest('base64url');
  }

  /** Makes the account, or sets it right. */
  async prepare(): Promise<void> {
    const path = ['_users', `org.couchdb.user:${SERVICE_ACCOUNT}`];
    const entered = await this.#client.logIn(SERVICE_ACCOUNT, this.#password);
    const before = await this.#client.json({ as: 'admin', path }).catch((error: unknown) => {
      if (error instanceof StorageFailure && error.kind !== 'unavailable') return undefined;
      throw error;
    });
    const { roles, _rev } = (before ?? {}) as { readonly roles?: unknown; readonly _rev?: string };
    if (entered.status === 'in' && JSON.stringify(roles) === JSON.stringify([SERVICE])) return;
    const account = { name: SERVICE_ACCOUNT, password: this.#password, roles: [SERVICE], type: 'user' };
    const body = { ...account, ...(_rev === undefined ? {} : { _rev }) };
    await this.#client.json({ as: 'admin', method: 'PUT', path, body });
  }

  async credential(): Promise<Credential> {
    if (this.#token === undefined || Date.now() > this.#until) {
      this.#until = Date.now() + KEPT;
      this.#token = this.#logIn();
      this.#token.catch(() => (this.#token = undefined));
    }
    return { token: await this.#token };
  }

  async #logIn(): Promise<string> {
    const answer = await this.#client.logIn(SERVICE_ACCOUNT, this.#password);
    if (answer.status === 'in') return answer.token;
    throw new StorageFailure('unavailable', 'the account of the server is not let in');
  }
}
