import type { Holding } from '#core';
import type { Account } from './Account.ts';

/** One post as it is being chosen; what is not chosen yet is empty. `id` tells apart what is added and taken away. */
export interface HoldingDraft {
  readonly id: number;
  readonly post: string;
  readonly seat: string;
}

/** What is typed into somebody's sheet. */
export interface PersonDraft {
  readonly displayName: string;
  /** Undefined as long as the account is the one proposed from the name. */
  readonly name: string | undefined;
  readonly holdings: readonly HoldingDraft[];
}

/** Where something is missing or wrong. */
export type PersonField = 'displayName' | 'name' | 'holdings';

let nextId = 1;

/** A post that is still to be chosen. */
export function emptyHolding(): HoldingDraft {
  nextId += 1;
  return { id: nextId, post: '', seat: '' };
}

/** The sheet as it opens: with the account as it stands, or with one post to choose for somebody new. */
export function draftOf(account: Account | undefined): PersonDraft {
  if (account === undefined) return { displayName: '', name: undefined, holdings: [emptyHolding()] };
  const holdings = account.holdings.map(({ post, seat }) => ({ ...emptyHolding(), post, seat }));
  return { displayName: account.displayName, name: account.name, holdings };
}

/** Whether something was typed that is not kept yet. */
export function isChanged(draft: PersonDraft, account: Account | undefined): boolean {
  return facts(draft) !== facts(draftOf(account));
}

/** The posts of a draft in which all are chosen. */
export function holdingsOf({ holdings }: PersonDraft): readonly Holding[] {
  return holdings.map(({ post, seat }) => ({ post, seat }));
}

function facts(draft: PersonDraft): string {
  return JSON.stringify([draft.displayName, draft.name ?? '', holdingsOf(draft)]);
}
