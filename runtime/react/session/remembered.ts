import type { Account } from '#sync';
import { randomId } from '../data/randomId.ts';

const KEY = 'wangge.account';
const DEVICE = 'wangge.device';
const DIFFERENCE = 'wangge.clock';
const LEFT = 'wangge.left';
const HELD = 'wangge.held.';

/** Who used this device last: name, posts and databases, never a password. It lets them work without a network. */
export function rememberedAccount(): Account | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Account | null;
  } catch {
    return null; // storage closed or damaged: log in again
  }
}

/** Keeps the account for the next start without a network. */
export function rememberAccount(account: Account): void {
  keep(KEY, JSON.stringify(account));
}

/** After logging out nobody goes on without a password. */
export function forgetAccount(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
}

/** Notes whether somebody logged out whom the server could not be told about: its session is still open. */
export function rememberLeft(left: boolean): void {
  keep(LEFT, String(left));
}

/** Whether the server has still to be told that somebody logged out here. */
export function hasLeft(): boolean {
  try {
    return localStorage.getItem(LEFT) === 'true';
  } catch {
    return false;
  }
}

/** The databases of which this device may hold something for an account. */
export function heldDatabases(person: string): readonly string[] {
  try {
    const held = JSON.parse(localStorage.getItem(HELD + person) ?? '[]') as unknown;
    return Array.isArray(held) ? held.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** Notes them, before they are opened and after others were removed. */
export function rememberHeld(person: string, databases: readonly string[]): void {
  keep(HELD + person, JSON.stringify(databases));
}

/** What the device's clock was off by when the server was last heard (ms): the next start may be offline. */
export function rememberedDifference(): number {
  try {
    return Number(localStorage.getItem(DIFFERENCE) ?? 0);
  } catch {
    return 0; // the device's own clock, then
  }
}

/** Keeps the difference to the server's clock. */
export function rememberDifference(ms: number): void {
  keep(DIFFERENCE, String(ms));
}

/** This browser's id, in every event it writes. Made once. */
export function deviceId(): string {
  const fresh = `web-${randomId(10)}`;
  try {
    const known = localStorage.getItem(DEVICE);
    if (known !== null) return known;
  } catch {
    return fresh;
  }
  keep(DEVICE, fresh);
  return fresh;
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the session lasts until the page is closed.
  }
}
