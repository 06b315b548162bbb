import type { Draft } from '#designer/edit';
import { indexMentions } from './indexMentions.ts';
import type { Mention } from './Mention.ts';
import type { Thing } from './Thing.ts';
import { keyOf } from './Thing.ts';

export interface WhereUsed {
  /** Where it is made; empty when there is no such thing. */
  readonly defined: readonly Mention[];
  /** Every other place that speaks of it, in the order of the draft's files. */
  readonly used: readonly Mention[];
  /** Files that no program can read: there may be more in them. */
  readonly unread: readonly string[];
}

/**
 * Where a thing is spoken of in a whole draft. It follows what the loader, the rules and the printer read; it is no search for
 * a text, so the same word elsewhere is not found. Files that do not load as a kit are looked through as well.
 */
export function whereUsed(draft: Draft, thing: Thing): WhereUsed {
  const { mentions, unread } = indexMentions(draft);
  const found = mentions.get(keyOf(thing)) ?? [];
  return {
    defined: found.filter(({ role }) => role === 'defined'),
    used: found.filter(({ role }) => role === 'used'),
    unread,
  };
}

/** Everything that a draft makes and other places could speak of, each once, in the order of the files. */
export function thingsOf(draft: Draft): readonly Thing[] {
  const { mentions } = indexMentions(draft);
  return [...mentions.values()].flatMap((list) => list.find(({ role }) => role === 'defined')?.thing ?? []);
}
