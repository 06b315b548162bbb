import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getAt, isObject, type JsonObject, type JsonValue } from '#core/base';
import { loadTown } from '../../../tests/examples/readTown.ts';
import { formData } from '../../../tests/laws/formData.ts';
import { answersOf, formWarnings } from './index.ts';
import { kit, sound } from './town.fixture.ts';

const { kit: town } = loadTown();

test('F8 gives the answers by section, in the order of the form, as they are printed', () => {
  const data = {
    ...sound,
    place: { road: '古树旁' },
    members: [{ name: '样例甲' }, { name: '样例乙', phone: '13800000000' }],
    photos: ['a.jpg', 'b.jpg'],
  };
  const told = answersOf(kit, 'report', data, 'zh-CN').map(({ pointer, title, entry, answers }) => ({
    head: [pointer, title, entry],
    answers: answers.map((one) => [one.title, one.words]),
  }));
  expect(told).toEqual([
    {
      head: ['', '登记', undefined],
      answers: [
        ['情况', '路面塌陷'],
        ['类别', '道路'],
        ['已告知', '是'],
        ['照片', '2 张照片'],
      ],
    },
    { head: ['/members/0', '成员', 1], answers: [['姓名', '样例甲']] },
    {
      head: ['/members/1', '成员', 2],
      answers: [
        ['姓名', '样例乙'],
        ['联系电话', '13800000000'],
      ],
    },
    { head: ['/place', '地点', undefined], answers: [['路名', '古树旁']] },
  ]);
});

test('F8 what the form does not ask under these answers is left out', () => {
  const titles = (data: JsonObject): readonly string[] =>
    answersOf(kit, 'report', data, 'en').flatMap(({ answers }) => answers.map(({ pointer }) => pointer));
  expect(titles({ done: true, result: '已修好' })).toEqual(['/done', '/result']);
  expect(titles({ done: false, result: '已修好' })).toEqual(['/done']);
});

test('F8 every answer that a form of the town asks for is there once', () => {
  const forms = Object.keys(town.forms);
  fc.assert(
    fc.property(fc.constantFrom(...forms), fc.nat(10_000), (form, seed) => {
      const data = formData(town, form, seed);
      const told = answersOf(town, form, data, 'zh-CN').flatMap(({ answers }) => answers);
      const pointers = told.map(({ pointer }) => pointer);
      expect(new Set(pointers).size).toBe(pointers.length);
      for (const { pointer, value } of told) expect(getAt(data, pointer)).toEqual(value);
      expect([...pointers].sort()).toEqual(leavesIn(data, '').sort());
    }),
    { seed: 8, numRuns: 300 },
  );
});

test('X8 the town warns of a head of household who is a child, and takes the household', () => {
  const members = [{ name: '样例甲', relation: '02', age: 12 }];
  expect(formWarnings(town, 'household-survey', { members }).map(({ pointer }) => pointer)).toEqual([
    '/members/0/age',
  ]);
  expect(formWarnings(town, 'nowhere', {})).toEqual([]);
});

/** Places of what is no group and no list of groups. */
function leavesIn(value: JsonValue, pointer: string): string[] {
  if (isObject(value))
    return Object.entries(value).flatMap(([name, one]) => leavesIn(one, `${pointer}/${name}`));
  if (!Array.isArray(value) || !(value as readonly JsonValue[]).some(isObject)) return [pointer];
  return (value as readonly JsonValue[]).flatMap((one, index) =>
    leavesIn(one, `${pointer}/${String(index)}`),
  );
}
