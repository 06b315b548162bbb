/** As the server wants account names: letters and digits of any script, then also `.`, `_`, `-`; 64 characters at most. */
const NOT_IN_NAME = /[^\p{L}\p{N}._-]/gu;
const NOT_IN_FRONT = /^[._-]+/;
/** A character takes four bytes at most, and the database that is called after the account has room for 115. */
const LONGEST = 28;

/**
 * An account name for somebody of this name: the name itself without blanks, in small letters; numbered from 2 when it is taken. Empty as
 * long as there is nothing to make one of.
 */
export function proposeName(displayName: string, taken: ReadonlySet<string>): string {
  const plain = displayName.normalize('NFC').toLowerCase().replace(NOT_IN_NAME, '').replace(NOT_IN_FRONT, '');
  const base = Array.from(plain).slice(0, LONGEST).join('');
  if (base === '' || !taken.has(base)) return base;
  let n = 2;
  while (taken.has(`${base}${String(n)}`)) n += 1;
  return `${base}${String(n)}`;
}
