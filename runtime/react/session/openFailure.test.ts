import { expect, test } from 'vitest';
import { openFailure } from './openFailure.ts';

test.each([
  ['never connected before', new Error('login.noKit'), 'noKit'],
  ['the server gave no forms', new Error('open.noAnswer'), 'noAnswer'],
  ['a full device', new DOMException('x', 'QuotaExceededError'), 'full'],
  [
    'a full disk, as PouchDB tells it',
    { status: 500, name: 'indexed_db_went_bad', reason: 'QuotaExceededError' },
    'full',
  ],
  ['a private window', new DOMException('The user denied', 'SecurityError'), 'storage'],
  [
    'a damaged database',
    new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError'),
    'storage',
  ],
  [
    'a part of an older version',
    new TypeError('Failed to fetch dynamically imported module: /assets/a.js'),
    'version',
  ],
])('%s is told as what it is', (_, error, why) => {
  expect(openFailure(error)).toEqual({ why });
});

test('a fault of ours is told with its words, never as a missing configuration', () => {
  const failure = openFailure(new TypeError('x is not a function'));
  expect(failure).toEqual({ why: 'unknown', words: 'TypeError x is not a function' });
});
