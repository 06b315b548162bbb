import type { JsonObject, Text } from '#core/base';
import type { Violation } from '#core/condition';
import type { Case, Edit, Holding, Kit } from '#core/model';

/** What of a kit the rules read. The door of a database carries this much and no more. */
export type RuleKit = Pick<Kit, 'posts' | 'units' | 'division' | 'forms' | 'flows' | 'codes' | 'timeZone'>;

/** A person acting in one of their posts. */
export interface Actor {
  /** Account name. */
  readonly person: string;
  /** Every post the person holds. */
  readonly holdings: readonly Holding[];
  /** The post and seat the act is done in. */
  readonly post: string;
  readonly seat: string;
}

/** What the actor wants to do. Without `data` and `edits` the question is whether the button may be shown. */
export interface Intent {
  readonly act: string;
  readonly data?: JsonObject;
  readonly edits?: readonly Edit[];
  /** For `open`: the grid of the new case. */
  readonly grid?: string;
  /** When it is done, ms since 1970, for calculated fields that ask for the day. */
  readonly at?: number;
}

/** The parts of a case that rules read. */
export type CaseFacts = Pick<
  Case,
  'flow' | 'grid' | 'states' | 'tags' | 'record' | 'latest' | 'counts' | 'parties'
> & {
  /** Edits that answer a question are judged with it. */
  readonly questions?: Case['questions'];
};

/** In the order in which they are asked (SPEC R2). */
export const DENY_CODES = [
  'act.unknown',
  'post.not-held',
  'post.not-allowed',
  'seat.out-of-reach',
  'party.required',
  'party.excluded',
  'state',
  'guard',
  'data',
  'edits',
] as const;
export type DenyCode = (typeof DENY_CODES)[number];

export interface Deny {
  readonly allow: false;
  readonly code: DenyCode;
  /** In zh-CN and en, for a clerk. */
  readonly reason: Text;
  /** With `data` and `edits`: the faults, with pointers into the data, or into the record as it would be. */
  readonly violations?: readonly Violation[];
}
export type Decision = { readonly allow: true } | Deny;
