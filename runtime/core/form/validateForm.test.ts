import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core/base';
import { test as holds } from '#core/condition';
import { validateForm } from './index.ts';
import { kit, sound } from './town.fixture.ts';

const said = (data: JsonObject): readonly (readonly [string, string | undefined, string | undefined])[] =>
  validateForm(kit, 'report', { ...sound, ...data }).map(({ pointer, message }) => [
    pointer,
    message['zh-CN'],
    message['en'],
  ]);

test('F2 sound data has no error', () => {
  expect(said({})).toEqual([]);
});

test('F2 a missing answer is reported at its own place, to be written, chosen or ticked', () => {
  const errors = validateForm(kit, 'report', {});
  expect(errors.map(({ pointer, keyword, message }) => [pointer, keyword, message['zh-CN']])).toEqual([
    ['/kind', 'required', '请选择“类别”。'],
    ['/what', 'required', '请填写“情况”。'],
    ['/agree', 'required', '请选择“已告知”。'],
  ]);
});

test.each<[JsonObject, string, string, string]>([
  [{ what: '' }, '/what', '请填写“情况”。', 'Fill in "What happened".'],
  [{ agree: false }, '/agree', '请勾选“已告知”。', 'Tick "已告知".'],
  [
    { kind: 'x' },
    '/kind',
    '“类别”不在可选范围内，请重新选择。',
    '"Kind" is not one of the choices. Choose again.',
  ],
  [
    { level: 'x' },
    '/level',
    '“程度”不在可选范围内，请重新选择。',
    '"程度" is not one of the choices. Choose again.',
  ],
  [{ age: -1 }, '/age', '“年龄”不能小于 0岁。', '"Age" must be 0 years or more.'],
  [{ age: 1.5 }, '/age', '“年龄”应当填整数。', '"Age" must be a whole number.'],
  [
    { day: '2026-02-30' },
    '/day',
    '“日期”不是有效的日期，请重新选择。',
    '"日期" is not a real date. Choose it again.',
  ],
  [
    { number: 'x' },
    '/number',
    '“编号”的写法不对，请检查，例如 AB。',
    '"编号" is not written rightly. Check it, for example AB.',
  ],
  [
    { owner: { name: '甲', phone: '12' } },
    '/owner/phone',
    '“联系电话”不是有效的手机号或座机号。',
    '"Phone" is not a valid mobile or landline number.',
  ],
  [
    { members: [{ name: '甲' }, { name: '乙', phone: '1' }] },
    '/members/1/phone',
    '“家庭成员”第 2 项的“联系电话”不是有效的手机号或座机号。',
    '"Phone" of entry 2 of "Members" is not a valid mobile or landline number.',
  ],
  [
    { tags: ['road', 'road'] },
    '/tags',
    '“标签”里有重复的项，请删去。',
    '"标签" has the same entry twice. Remove one.',
  ],
  [
    { tags: ['x'] },
    '/tags/0',
    '“标签”第 1 项不在可选范围内，请重新选择。',
    'Entry 1 of "标签" is not one of the choices. Choose again.',
  ],
  [{ done: true }, '/result', '请填写“结果”。', 'Fill in "结果".'],
  [{ lead: 'road' }, '/day', '填了“单位”，就要填写“日期”。', 'With "单位" filled in, "日期" is needed too.'],
  [{ more: 1 }, '/more', '这张表里没有“more”这一项，请删去。', 'There is no "more" in this form. Remove it.'],
])('F2 %j says so in a sentence', (data, pointer, zh, en) => {
  expect(said(data)).toEqual([[pointer, zh, en]]);
});

test('F2 data that is no object is one error of the whole form', () => {
  expect(validateForm(kit, 'report', 'text')).toMatchObject([
    { pointer: '', message: { 'zh-CN': '“登记”的内容不完整，请重新填写。' } },
  ]);
});

test('F2 a form that the kit lacks accepts nothing', () => {
  expect(validateForm(kit, 'none', {})).toMatchObject([{ pointer: '', keyword: 'form' }]);
});

test('F2 there is no error exactly when the condition accepts, and no sentence has a hole', () => {
  const schema = kit.forms['report']?.schema ?? {};
  const part = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
    fc.constantFrom<JsonValue>('road', true, false, 3, '2026-05-08', [{ name: '甲', phone: 'x' }], {
      name: '',
    }),
  );
  const names = Object.keys((schema['properties'] ?? {}) as JsonObject);
  const data = fc.record(Object.fromEntries([...names, 'result', '__proto__'].map((name) => [name, part])), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(data, fc.boolean(), (answers, whole) => {
      const value = (whole ? { ...sound, ...answers } : answers) as JsonObject;
      const errors = validateForm(kit, 'report', value);
      expect(errors.length === 0).toBe(holds(schema, value));
      for (const { message } of errors) {
        expect(`${message['zh-CN'] ?? ''}${message['en'] ?? ''}`).not.toMatch(/\{\w+\}|undefined|\[object/);
      }
    }),
    { numRuns: 500 },
  );
});
