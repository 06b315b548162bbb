import type { Pointer } from '#core';
import { joinPointer, splitPointer } from '#core';

/**
 * A text that is a pointer into a form's data, or (`./…`) into the group that it is written in, after a field moved. What lies behind the
 * field stays; undefined when the text cannot name the other place.
 * @param end where the name of the field ends in the text
 */
export function movedPointer(
  text: string,
  end: number,
  { from, to }: { readonly from: Pointer; readonly to: Pointer },
): string | undefined {
  const isHere = text.startsWith('./');
  const written = splitPointer(text.slice(isHere ? 1 : 0, end));
  const [old, next] = [splitPointer(from), splitPointer(to)];
  const around = old.length - written.length;
  if (around < 0 || !written.every((token, at) => isToken(token, old[around + at]))) return undefined;
  const tail = text.slice(end);
  if (around === 0 && !isHere) {
    const full = withEntries(next, written);
    return full === undefined ? undefined : joinPointer(full) + tail;
  }
  // Seen from a group: what is in the same group stays so, what left it is named from the record, which a list does not allow.
  const isInGroup = old.slice(0, around).every((token, at) => token === next[at]);
  const below = isInGroup ? withEntries(next.slice(around), written) : undefined;
  if (below !== undefined) return (isHere ? '.' : '') + joinPointer(below) + tail;
  return isHere && !next.includes('-') ? to + tail : undefined;
}

function isToken(written: string, token: string | undefined): boolean {
  return token === '-' ? /^(?:\d+|-|\*)$/.test(written) : written === token;
}

/** With the entries of lists as they were written; undefined when there are others. */
function withEntries(place: readonly string[], written: readonly string[]): readonly string[] | undefined {
  const result = place.map((token, at) => (token === '-' ? (written[at] ?? '') : token));
  return place.every((token, at) => token !== '-' || /^(?:\d+|-|\*)$/.test(written[at] ?? '')) &&
    place.filter((token) => token === '-').length ===
      written.filter((one) => /^(?:\d+|-|\*)$/.test(one)).length
    ? result
    : undefined;
}
