import { expect, test } from 'vitest';
import { proposeName } from './proposeName.ts';

const NOBODY = new Set<string>();

test('an account is proposed from the name as it can be typed to log in', () => {
  expect(proposeName('样例 李麦', NOBODY)).toBe('样例李麦');
  expect(proposeName(' Li Mai (Grid 3)', NOBODY)).toBe('limaigrid3');
  expect(proposeName('_.-', NOBODY)).toBe('');
});

test('one that is taken is numbered on until it is free', () => {
  expect(proposeName('李麦', new Set(['李麦', '李麦2']))).toBe('李麦3');
});

test('one that is proposed is short enough for the server, whatever the script', () => {
  const long = proposeName('𠀀'.repeat(200), NOBODY);
  // `person-` and two digits for each byte: what a database may be called.
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(115);
  expect(long.length).toBeLessThanOrEqual(64);
});
