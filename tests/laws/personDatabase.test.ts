import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { databaseKind } from '#core/door';
import { accountOfDatabase, personDatabase } from '#core/rules';

describe('the database of a person’s own', () => {
  test('W12 has a name for every account, another one for each, from which the account is known', () => {
    const letters = fc.constantFrom('a', 'z', '0', '9', '.', '-', '_', '林', '禾', '𠮷', 'é');
    const names = fc.string({ unit: letters, minLength: 1, maxLength: 28 });
    fc.assert(
      fc.property(names, names, (one, other) => {
        const database = personDatabase(one) ?? '';
        expect(databaseKind(database)).toBe('person');
        expect(accountOfDatabase(database)).toBe(one);
        expect(personDatabase(other) === database).toBe(one === other);
      }),
      { seed: 13, numRuns: 300 },
    );
    expect(personDatabase('林.w')).toBe('person-e69e972e77');
  });

  test('W12 there is none for what has no UTF-8 or is too long for a database, and no account behind other names', () => {
    expect(personDatabase('a\ud800')).toBeUndefined();
    expect(personDatabase('林'.repeat(39))).toBeUndefined();
    for (const name of ['person-', 'person-e6', 'person-zz', 'town', 'grid-990101101001001'])
      expect(accountOfDatabase(name)).toBeUndefined();
  });
});
