import { expect, test } from 'vitest';
import { isFormat, parseResidentId } from './index.ts';

const accepted: readonly (readonly [string, readonly string[]])[] = [
  ['date', ['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01']],
  ['time', ['00:00', '23:59', '09:30:00']],
  ['date-time', ['2026-05-08T09:30:00.000+08:00', '2026-05-08T01:30:00Z', '2026-05-08T23:59:59-03:30']],
  ['resident-id', ['11010519491231002X', '11010519491231002x', '440524198801010011']],
  ['credit-code', ['91350100M000100Y43', '91110000802100433B']],
  ['phone', ['13800000000', '19912345678', '0551-1234567', '055112345678', '010-12345678-801']],
  ['attachment', ['photo-1.jpg', '现场照片.jpg', 'a', '.hidden', `${'x'.repeat(196)}.png`]],
];

const refused: readonly (readonly [string, readonly string[]])[] = [
  [
    'date',
    ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '20260101', ''],
  ],
  ['time', ['24:00', '9:30', '09:60', '09:30:60', '09:30:00Z', '']],
  [
    'date-time',
    [
      '2026-05-08T09:30:00',
      '2026-05-08 09:30:00+08:00',
      '2026-02-30T09:30:00Z',
      '2026-05-08T09:30Z',
      '2026-05-08T09:30:00+25:00',
      '2026-05-08T09:30:00+0800',
      '2026-05-08t09:30:00z',
    ],
  ],
  [
    'resident-id',
    [
      '110105194912310021',
      '440524880101001',
      '110105194902300025',
      '01010519491231002X',
      '11010519491231002X ',
      '1101051949123100X2',
    ],
  ],
  [
    'credit-code',
    [
      '911100001000011111',
      '91350100M000100Y44',
      '91350100M000100Y4',
      '91350100I000100Y43',
      '91110000802100434B',
    ],
  ],
  ['phone', ['12800000000', '1380000000', '138000000000', '0551-123456', '+8613800000000', '5551234']],
  ['attachment', ['', '.', '..', 'a/b.jpg', 'a\\b.jpg', '_design', 'a\nb', 'a\u0000b', 'x'.repeat(201)]],
];

test.each(accepted)('C5 %s accepts what the standard has', (format, texts) => {
  expect(texts.filter((text) => !isFormat(format, text))).toEqual([]);
});

test.each(refused)('C5 %s refuses what only looks like it', (format, texts) => {
  expect(texts.filter((text) => isFormat(format, text))).toEqual([]);
});

test('C5 a resident identity number tells birth date and sex', () => {
  expect(parseResidentId('11010519491231002X')).toEqual({ birthDate: '1949-12-31', sex: '2' });
  expect(parseResidentId('440524198801010011')).toEqual({ birthDate: '1988-01-01', sex: '1' });
  expect(parseResidentId('110105194912310021')).toBeUndefined();
});

test('C5 every wrong check character of a resident identity number is found', () => {
  const right = '0123456789X'.split('').filter((last) => isFormat('resident-id', `11010519491231002${last}`));
  expect(right).toEqual(['X']);
});

test('C5 two neighbours swapped in a credit code are found', () => {
  const code = '91110000802100433B';
  for (let index = 0; index < 17; index++) {
    const swapped =
      code.slice(0, index) + code.charAt(index + 1) + code.charAt(index) + code.slice(index + 2);
    if (swapped !== code) expect(isFormat('credit-code', swapped)).toBe(false);
  }
});

test('C5 names from the prototype of objects are no formats', () => {
  for (const name of ['constructor', 'toString', '__proto__']) expect(isFormat(name, 'x')).toBe(true);
});
