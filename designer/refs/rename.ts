import type { Text } from '#core';
import type { Change, Draft } from '#designer/edit';
import type { MentionIndex } from './indexMentions.ts';
import { indexMentions, spotKey } from './indexMentions.ts';
import type { Mention } from './Mention.ts';
import { nameFault } from './nameFault.ts';
import { rewrite } from './rewrite.ts';
import type { OptionValue, Thing } from './Thing.ts';
import { keyOf, named, nameOf } from './Thing.ts';
import { fill, say } from './words.ts';

export type Renamed =
  | {
      readonly status: 'renamed';
      readonly change: Change;
      /** The thing under its new name. */
      readonly thing: Thing;
      /** Every place that is rewritten. */
      readonly places: readonly Mention[];
      /** Things that share a place with it and are renamed too: fields that are described by one definition. */
      readonly with: readonly Thing[];
      /** Files that cannot be read, in which it may be spoken of still. */
      readonly unread: readonly string[];
      /** For the list of changes. */
      readonly label: Text;
    }
  | { readonly status: 'refused'; readonly reason: Text };

/**
 * Gives a thing another name, at every place that speaks of it, as one change. Words for people stay as they are; data
 * that was stored under the old name is not touched. Refused when the name is not possible or taken.
 * @param to of an option its new value, of a state or field the last part only
 */
export function rename(draft: Draft, thing: Thing, to: OptionValue): Renamed {
  const index = indexMentions(draft);
  const things = sharing(index, thing);
  const places = distinct(things.flatMap((one) => index.mentions.get(keyOf(one)) ?? []));
  if (!places.some(({ role }) => role === 'defined'))
    return refused(fill('没有“{0}”，无法改名。', 'There is no “{0}” to rename.', nameOf(thing)));
  const fault = nameFault(thing, to);
  if (fault) return refused(fault);
  const taken = things.map((one) => named(one, to)).find((one) => exists(index, one));
  if (taken) return refused(isTaken(to));
  const made = rewrite(draft, places, to);
  if (made.status === 'collision') return refused(isTaken(to));
  return {
    status: 'renamed',
    change: made.change,
    thing: named(thing, to),
    places,
    with: things.slice(1),
    unread: index.unread,
    label: fill('改名：“{0}”改为“{1}”', 'Rename “{0}” to “{1}”', nameOf(thing), String(to)),
  };
}

function refused(reason: Text): Renamed {
  return { status: 'refused', reason };
}

function isTaken(to: OptionValue): Text {
  const name = String(to);
  return say(`“${name}”已经有了，请换一个名称。`, `“${name}” is there already. Choose another name.`);
}

function exists({ mentions }: MentionIndex, thing: Thing): boolean {
  return (mentions.get(keyOf(thing)) ?? []).some(({ role }) => role === 'defined');
}

/** The thing, and all that share a place with it, directly or through another. */
export function sharing({ mentions, bySpot }: MentionIndex, thing: Thing): readonly Thing[] {
  const found = new Map<string, Thing>([[keyOf(thing), thing]]);
  for (const [key] of found) {
    for (const mention of mentions.get(key) ?? []) {
      for (const other of bySpot.get(spotKey(mention)) ?? []) found.set(keyOf(other), other);
    }
  }
  return [...found.values()];
}

/** One definition that describes several fields is mentioned by each of them. */
function distinct(mentions: readonly Mention[]): readonly Mention[] {
  const found = new Map(mentions.map((mention) => [spotKey(mention), mention]));
  return [...found.values()];
}
