import fc from 'fast-check';
import { expect, test } from 'vitest';
import { share } from './share.ts';

test('what says the same is the same object afterwards, what does not is new', () => {
  const before = { a: { x: 1 }, b: [{ y: 1 }, { y: 2 }] };
  const after = share(before, { a: { x: 1 }, b: [{ y: 1 }, { y: 3 }] });
  expect(after.a).toBe(before.a);
  expect(after.b[0]).toBe(before.b[0]);
  expect(after.b[1]).toEqual({ y: 3 });
  expect(share(before, structuredClone(before))).toBe(before);
});

test('sharing never changes what the value says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(share(before, after)).toEqual(after);
    }),
    { seed: 20261128 },
  );
});
