import { expect, test } from 'vitest';
import { checkTown } from './checkTown.ts';
import { differences } from '#designer/edit';
import { readTown } from '../../tests/examples/readTown.ts';

const FORM = 'forms/incident/form.schema.json';

test('finds what is wrong, and still gives the kit of a town that could not be published', () => {
  const files = new Map<string, string>();
  const first = checkTown(files, { number: 1, changed: [...readTown()], withKit: true });
  expect([first.number, first.problems, first.kit?.id]).toEqual([1, [], 'qinghe']);
  const broken = (files.get(FORM) ?? '').replace('"title": "电话"', '"title": "轨迹"');
  const second = checkTown(files, { number: 2, changed: [[FORM, broken]], withKit: true });
  expect(second.problems.map(({ code }) => code)).toContain('form.field-forbidden');
  expect(second.kit?.forms).toHaveProperty('incident');
});

test('a file that is gone is gone, and one that is no JSON is said to be so', () => {
  const files = new Map(readTown());
  const gone = checkTown(files, { number: 1, changed: [[FORM, null]], withKit: false });
  expect(gone.problems.some(({ file }) => file === FORM)).toBe(true);
  expect(gone.kit).toBeUndefined();
  const unreadable = checkTown(files, { number: 2, changed: [[FORM, '{']], withKit: true });
  expect(unreadable.problems.map(({ code }) => code)).toContain('json.unreadable');
});

test('only what differs is sent', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '2'],
    ['c', '3'],
  ]);
  const after = new Map([
    ['a', '1'],
    ['b', '4'],
    ['d', '5'],
  ]);
  expect(differences(before, after)).toEqual([
    ['c', null],
    ['b', '4'],
    ['d', '5'],
  ]);
});
