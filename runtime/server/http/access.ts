import type { Access, Exchange } from './Exchange.ts';
import type { Identity } from '../account/Accounts.ts';
import { forbidden, notFound, unauthorized } from './HttpFailure.ts';

/** What a route may ask about rights. */
export interface Rights {
  /** Whether this user may read this database. */
  mayRead(identity: Identity, database: string): boolean;
  /** Whether this user may ask `_find` of this database; of one that may be read or, besides, of the list cache. */
  mayQuery(identity: Identity, database: string): boolean;
  /** Whether this user may send documents to it; each document is judged on its own besides. */
  mayWrite(identity: Identity, database: string): boolean;
  /** Demonstration accounts may be shown. */
  readonly demo: boolean;
}

/** Open to everybody. Only for what holds no data: welcome, log-in, the demo accounts on this machine. */
export const anyone: Access = () => undefined;

export const loggedIn: Access = (exchange) => {
  getIdentity(exchange);
};

export function getIdentity({ identity }: Exchange): Identity {
  if (identity === undefined) throw unauthorized('You must log in.');
  return identity;
}

/** The same answer for a database of others and for one that does not exist. */
export function readerOf(rights: Rights): Access {
  return (exchange) => {
    if (!rights.mayRead(getIdentity(exchange), exchange.params['db'] ?? '')) {
      throw forbidden('You are not allowed to access this db.');
    }
  };
}

/** Who may only ask for what matches, and has no feed, no bulk and no single document. */
export function querierOf(rights: Rights): Access {
  return (exchange) => {
    if (!rights.mayQuery(getIdentity(exchange), exchange.params['db'] ?? '')) {
      throw forbidden('You are not allowed to access this db.');
    }
  };
}

export function writerOf(rights: Rights): Access {
  const reader = readerOf(rights);
  return (exchange) => {
    reader(exchange);
    if (!rights.mayWrite(getIdentity(exchange), exchange.params['db'] ?? '')) {
      throw forbidden('You are not allowed to write to this db.');
    }
  };
}

/** The demonstration's accounts are shown on this machine only, and not through a proxy. */
export function demoHere(rights: Rights): Access {
  return ({ local }) => {
    if (!rights.demo || !local) throw notFound('missing');
  };
}
