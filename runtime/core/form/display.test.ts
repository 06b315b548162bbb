import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '#core/base';
import { display, fieldsOf } from './index.ts';
import { kit } from './town.fixture.ts';

test.each<[string, JsonValue | undefined, string, string]>([
  ['/kind', 'road', '道路', 'Road'],
  ['/kind', 'old', '旧类', 'Old kind'],
  ['/kind', 'gone', 'gone', 'gone'],
  ['/level', 'low', '一般', 'Ordinary'],
  ['/agree', true, '是', 'Yes'],
  ['/agree', false, '否', 'No'],
  ['/age', 30, '30岁', '30 years'],
  ['/day', '2026-05-08', '2026年5月8日（周五）', 'Fri 8 May 2026'],
  ['/day', '2026-02-30', '2026-02-30', '2026-02-30'],
  ['/seen', '2026-05-08T23:30:00Z', '2026年5月9日（周六） 07:30', 'Sat 9 May 2026, 07:30'],
  ['/lead', 'road', '公路站', 'Road office'],
  ['/group', 'g1', '甲村一组', 'Village A, Group 1'],
  ['/tags', ['road', 'water'], '道路、水利', 'Road, Water'],
  ['/photos', ['a.jpg'], '1 张照片', '1 photo'],
  ['/photos', ['a.jpg', 'b.jpg'], '2 张照片', '2 photos'],
  [
    '/members',
    [{ name: '甲', phone: '1' }, { name: '乙' }],
    '姓名：甲，联系电话：1；姓名：乙',
    '姓名: 甲, Phone: 1; 姓名: 乙',
  ],
  ['/members/0/phone', '1', '1', '1'],
  ['/place', { road: '', floor: 2 }, '楼层：2', '楼层: 2'],
  ['/what', '路面塌陷', '路面塌陷', '路面塌陷'],
  ['/nowhere', 1, '1', '1'],
])('F3 %s with %j is read as %s', (pointer, value, zh, en) => {
  expect(display(kit, 'report', pointer, value, 'zh-CN')).toBe(zh);
  expect(display(kit, 'report', pointer, value, 'en')).toBe(en);
});

test.each<[JsonValue | undefined]>([[undefined], [null], [''], [[]], [{}], [{ road: '' }]])(
  'F3 nothing (%j) is a dash',
  (value) => {
    expect(display(kit, 'report', '/place', value, 'zh-CN')).toBe('—');
  },
);

test('F3 never throws, whatever stands in a field', () => {
  const pointer = fc.constantFrom('', '/none', ...fieldsOf(kit, 'report').map((field) => field.pointer));
  fc.assert(
    fc.property(pointer, fc.jsonValue(), (place, value) => {
      expect(display(kit, 'report', place, value as JsonValue, 'en')).toEqual(expect.any(String));
    }),
  );
});
