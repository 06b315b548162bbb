import { sha256Hex } from '#core/base';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TAIL = 16;

/** A ulid that is the same in every run: the time as in any ulid, and a tail made of a text instead of chance. */
export function madeUlid(instant: number, seed: string): string {
  const hash = sha256Hex(seed);
  // Two hex digits for each letter; five of their eight bits are used.
  const tail = Array.from({ length: TAIL }, (_, index) =>
    letter(Number.parseInt(hash.slice(index * 2, index * 2 + 2), 16)),
  );
  return `${timePart(instant)}${tail.join('')}`;
}

/** As {@link madeUlid}, with a number as the tail, so that ids of one instant are in the order of the numbers. */
export function numberedUlid(instant: number, number: number): string {
  return `${timePart(instant)}${base32(number).padStart(TAIL, '0')}`;
}

function timePart(instant: number): string {
  return base32(Math.max(0, instant)).padStart(10, '0');
}

function base32(value: number): string {
  let [rest, text] = [Math.floor(value), ''];
  do {
    text = letter(rest % 32) + text;
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return text;
}

function letter(value: number): string {
  return LETTERS.charAt(value % 32);
}
