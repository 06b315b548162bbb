import type { Holding } from '#core/model';
import { personDatabase } from '#core/rules';

/** An account of a person, without anything that a password could be found by. */
export interface User {
  readonly name: string;
  readonly displayName: string;
  readonly holdings: readonly Holding[];
  /** Another number after each change of the password: sessions carry it, and end with it. */
  readonly epoch: number;
  /** The account of another system: it queries the list cache (`INTEGRATOR` on CouchDB) and, without holdings, nothing else. */
  readonly integrator?: boolean;
  /** Made for the demonstration: the server does not listen beyond this machine while one exists. */
  readonly demo?: boolean;
}

export interface NewUser {
  readonly name: string;
  readonly displayName: string;
  readonly holdings: readonly Holding[];
  readonly password: string;
  readonly integrator?: boolean;
  readonly demo?: boolean;
}

/** What is changed of an account besides its password. */
export type UserDetails = Partial<Pick<User, 'displayName' | 'holdings'>>;

export type Verdict =
  | {
      readonly status: 'right';
      readonly user: User;
      /** A session with the database itself, where that judges by itself. */
      readonly token?: string;
    }
  | { readonly status: 'wrong' }
  /** The database looks at no password for a while. */
  | { readonly status: 'locked' };

/** Told the name of an account whose rights, password or existence changed, by whomever. */
export type UserListener = (name: string) => void;

/** An account that is about to be changed: as it was (undefined: it is new) and as it will be (undefined: it goes). */
export interface UserChange {
  readonly before: User | undefined;
  readonly after: User | undefined;
  /** The password becomes another one. */
  readonly password: boolean;
  /** Who does it, where it is not the person's own change. */
  readonly by?: string | undefined;
}

/** What must be on record before a change is done; when it fails, the change does not happen. */
export type UserGuard = (changes: readonly UserChange[]) => Promise<void>;

/** The port to the accounts. Changes are stored when a method resolves, and listeners then end or re-check open feeds. */
export interface Users {
  find(name: string): User | undefined;
  all(): readonly User[];
  /** Adds accounts or replaces those of the same names. */
  create(users: readonly NewUser[]): Promise<void>;
  /** Adds one account; no, when there is one of this name, whosesoever it is. In these three `by` is who does it, for the record. */
  add(user: NewUser, by: string): Promise<boolean>;
  remove(name: string, by?: string): Promise<void>;
  /** Another name or other posts, in one change. They hold for the next request and for every open feed. */
  change(name: string, changes: UserDetails, by?: string): Promise<void>;
  /** `change` of the posts alone. */
  setHoldings(name: string, holdings: readonly Holding[]): Promise<void>;
  /** Ends every session of the account, wherever it is open. */
  endSessions(name: string): Promise<void>;
  /**
   * Sets the password and ends every session of the account. Says no when the account changed since `verified` was read: of two
   * changes at once the one that was checked against a password that is gone loses.
   */
  setPassword(verified: User, password: string, by?: string): Promise<boolean>;
  /** Whether this is the account's password. Does the same work for a name that does not exist. */
  verify(name: string, password: string, address: string): Promise<Verdict>;
  /** A token that lives on for as long as a new one would, or undefined when the old one is worth nothing any more. */
  renewToken(user: User, token: string): Promise<string | undefined>;
  /** Asked before each change that is made here, and waited for. */
  beforeChange(guard: UserGuard): void;
  onChange(listener: UserListener): () => void;
  close(): Promise<void>;
}

/**
 * Short, without look-alikes of separators: it stands in cookies, keys of throttling and `by` of every event, and names the
 * database of the person's own.
 */
export function isUserName(name: unknown): name is string {
  const isShaped = typeof name === 'string' && /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name);
  return isShaped && personDatabase(name) !== undefined;
}
