import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueOf } from './parseJson.ts';
import { findPlainValue } from './plainJson.ts';
import { readNodes } from './readJson.ts';

/** What the quick way must say: the value, or nothing when there is a word to be said about the text. */
function slowly(text: string): unknown {
  const read = readNodes('', text);
  return read.status === 'read' && read.problems.length === 0 ? valueOf(read.root) : undefined;
}

const key = fc.constantFrom(
  'a',
  'b',
  '\\"',
  'a:',
  '0',
  '17',
  '007',
  '__proto__',
  '\\\\',
  '{"a":1}'.replaceAll('"', '\\"'),
);
const leaf = fc.constantFrom(
  '1',
  '-0',
  '1e999',
  '"x"',
  '"\\\\"',
  '": "',
  '"\\": "',
  'null',
  'true',
  '"a" : "b"',
  'x',
  '',
);
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    leaf,
    fc.array(tie('text'), { maxLength: 3 }).map((items) => `[${items.join(' ,\n')}]`),
    fc
      .array(fc.tuple(key, tie('text')), { maxLength: 4 })
      .map((members) => `{ ${members.map(([name, value]) => `"${name}" :\t${value}`).join(', ')}}`),
  ),
}));

test('M3 the quick way gives the value that the thorough one gives, or leaves it to that one', () => {
  let plain = 0;
  fc.assert(
    fc.property(text, (written) => {
      const quick = findPlainValue(written);
      if (quick !== undefined) plain += 1;
      expect(quick).toEqual(slowly(written));
    }),
    { numRuns: 5_000, seed: 20_260_508 },
  );
  expect(plain).toBeGreaterThan(500);
});

test.each([199, 200, 201, 202, 400])('M3 %i levels', (levels) => {
  const written = `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const quick = findPlainValue(written);
  if (quick === undefined) expect(readNodes('', written).status).toBe(levels > 201 ? 'unreadable' : 'read');
  else expect(quick).toEqual(slowly(written));
});

test('M3 a byte order mark is passed over', () => {
  expect(findPlainValue('\uFEFF{"a":1}')).toEqual({ a: 1 });
});
