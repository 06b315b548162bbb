/** What changed from one text to the next, as one place: so many characters went there, and these came. */
export interface Typed {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

export function typedBetween(before: string, after: string): Typed {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && before[at] === after[at]) at += 1;
  let behind = 0;
  while (behind < most - at && before[before.length - 1 - behind] === after[after.length - 1 - behind])
    behind += 1;
  return { at, removed: before.length - at - behind, inserted: after.slice(at, after.length - behind) };
}

/**
 * Whether somebody goes on typing or deleting where they just were: that is one step to take back. A new line, a paste and a new
 * place begin another.
 */
export function goesOn(last: Typed | undefined, next: Typed): boolean {
  if (last === undefined || isApart(last) || isApart(next)) return false;
  const end = last.at + last.inserted.length;
  return next.at === end || next.at + next.removed === end || next.at + next.removed === last.at;
}

/** More characters at once than a word that an input method puts in. */
const PASTED = 8;

function isApart({ inserted }: Typed): boolean {
  return inserted.includes('\n') || inserted.length > PASTED;
}
