import type { FreshName } from '#designer/form';

/** Consonants and digits: no word of any language comes out by accident. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const LENGTH = 4;

/** A name that nobody has to read: the kind and a few letters by chance, so that a name is never used a second time. */
export const freshName: FreshName = (prefix, taken) => {
  for (;;) {
    const chance = crypto.getRandomValues(new Uint8Array(LENGTH));
    const name = prefix + [...chance].map((byte) => LETTERS[byte % LETTERS.length] ?? '').join('');
    if (!taken(name)) return name;
  }
};
