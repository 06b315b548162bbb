import { createHash } from 'node:crypto';
import { canonicalJson, isObject } from '#core/base';
import type { JsonObject, JsonValue } from '#core/base';

/** What is put on record. `chain.…` are the log's own lines. */
export const AUDIT_KINDS = [
  'chain.started',
  'chain.seen',
  'chain.ended',
  'login',
  'login.failed',
  'login.locked',
  'logout',
  'password',
  'account.created',
  'account.renamed',
  'account.removed',
  'rights',
  'refusal',
  'publish',
  'export',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** How far a chain went: the number and the hash of a line. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Chain → its head. */
export type Heads = Readonly<Record<string, Head>>;

/**
 * One line, a document of the database `audit`. No line is ever changed; `hash` is over everything else in it, `previous` is the hash of
 * the line before, so that whoever knows a line knows all before it.
 */
export interface AuditLine {
  /** `a/<chain>/<number in ten digits>` */
  readonly _id: string;
  readonly kind: 'audit';
  /** Each run of a server has a chain of its own: its start and some random digits. */
  readonly chain: string;
  /** From 0, without a gap. */
  readonly seq: number;
  /** ISO instant of the server's clock. */
  readonly at: string;
  readonly what: AuditKind;
  /** The account that acted or was meant; null when it is none of ours. */
  readonly account: string | null;
  /** Names, codes and numbers; no word of what was written. */
  readonly facts: JsonObject;
  /** `''` for the first line of a chain. */
  readonly previous: string;
  readonly hash: string;
}

const PREFIX = 'a/';

export function lineId(chain: string, seq: number): string {
  return `${PREFIX}${chain}/${String(seq).padStart(10, '0')}`;
}

/** The first part of every line's id, of one chain or of all. */
export function chainPrefix(chain = ''): string {
  return chain === '' ? PREFIX : `${PREFIX}${chain}/`;
}

/** Sorts by the time at which the chain began. */
export function chainName(now: number, random: string): string {
  return `${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}-${random}`;
}

/** ms since 1970, from the name; 0 for a name that is none. */
export function startOfChain(chain: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(chain) ?? [];
  if (year === undefined) return 0;
  return Date.parse(`${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`);
}

export function makeLine(line: Omit<AuditLine, '_id' | 'kind' | 'hash'>): AuditLine {
  const bare = { _id: lineId(line.chain, line.seq), kind: 'audit' as const, ...line };
  return { ...bare, hash: hashOf(bare) };
}

/** SHA-256 over the canonical JSON of all members but `hash` itself and the revision that the database adds. */
export function hashOf(line: Readonly<Record<string, unknown>>): string {
  const { hash: _hash, _rev, ...content } = line;
  // What a database gives back is JSON.
  return createHash('sha256')
    .update(canonicalJson(content as Record<string, JsonValue>))
    .digest('hex');
}

const MEMBERS = ['_id', 'kind', 'chain', 'seq', 'at', 'what', 'account', 'facts', 'previous', 'hash'];

/** Whether a document has the shape of a line; whether it is a true one is what `verifyAudit` says. */
export function isLine(value: unknown): value is AuditLine {
  if (!isObject(value)) return false;
  const names = Object.keys(value).filter((name) => name !== '_rev');
  return (
    names.length === MEMBERS.length &&
    MEMBERS.every((name) => Object.hasOwn(value, name)) &&
    typeof value['_id'] === 'string' &&
    typeof value['chain'] === 'string' &&
    Number.isSafeInteger(value['seq']) &&
    typeof value['at'] === 'string' &&
    typeof value['what'] === 'string' &&
    isObject(value['facts']) &&
    typeof value['previous'] === 'string' &&
    typeof value['hash'] === 'string'
  );
}

export function headOf({ seq, hash }: AuditLine): Head {
  return { seq, hash };
}
