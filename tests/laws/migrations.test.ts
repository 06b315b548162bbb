import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, getAt, type JsonObject, type JsonValue } from '#core/base';
import { test as accepts } from '#core/condition';
import { type MigrationStep, migrations } from '#core/migrate';
import type { Kit } from '#core/model';
import { kitWith } from './formKit.ts';

const house = (schema: JsonObject): Kit => kitWith({ 'forms/house/form.schema.json': schema });

const word: JsonObject = { type: 'string' };
const titled = (title: string, more: JsonObject = word): JsonObject => ({ ...more, title });
const before = house({
  title: '住户',
  type: 'object',
  properties: {
    address: titled('住址'),
    phone: titled('电话'),
    rooms: titled('间数', { type: 'integer' }),
    total: titled('合计', { type: 'number', 'x-calc': { add: [{ field: '/rooms' }, 1] } }),
    members: {
      type: 'array',
      title: '成员',
      items: { type: 'object', title: '成员', properties: { name: titled('姓名'), job: titled('职业') } },
    },
  },
});
const now = house({
  title: '住户',
  type: 'object',
  required: ['notice'],
  properties: {
    address: titled('住址', { type: 'string', maxLength: 4 }),
    mobile: titled('手机', { type: 'string', 'x-was': 'phone' }),
    rooms: titled('间数', { type: 'integer' }),
    total: titled('合计', { type: 'number', 'x-calc': { multiply: [{ field: '/rooms' }, 2] } }),
    notice: titled('告知方式'),
    members: {
      type: 'array',
      title: '成员',
      items: {
        type: 'object',
        title: '成员',
        properties: { fullName: titled('全名', { type: 'string', 'x-was': 'name' }) },
      },
    },
  },
});
const record: JsonObject = {
  address: '柳塘村三组12号',
  phone: '1380',
  rooms: 3,
  total: 4,
  members: [{ name: '样例·甲', job: '农民' }],
};
const short = ({ what, pointer, to }: MigrationStep): string =>
  [what, pointer, ...(to === undefined ? [] : [to])].join(' ');

describe('a record whose form has changed', () => {
  const ways = migrations({ before, now, form: 'house', record });

  test('V1 V2 V4 to the new form: kept, moved, left, calculated anew, to be answered, no longer right', () => {
    const { record: next, steps, ready } = ways.toNewForm;
    expect(next).toEqual({
      address: '柳塘村三组12号',
      mobile: '1380',
      rooms: 3,
      total: 6,
      members: [{ fullName: '样例·甲' }],
    });
    expect(steps.map(short)).toEqual([
      'kept /address',
      'moved /phone /mobile',
      'kept /rooms',
      'kept /total',
      'moved /members/0/name /members/0/fullName',
      'left /members/0/job',
      'recalculated /total',
      'to-answer /notice',
      'invalid /address',
    ]);
    expect(ready).toBe(false);
    const said = steps.map(({ words }) => words['zh-CN']);
    expect(said).toContain('“电话”改到“手机”：1380');
    expect(said).toContain('“职业”在新表里没有，“农民”不会带过去');
    expect(said).toContain('“合计”重新计算，原来是 4');
    expect(said).toContain('请填写“告知方式”。');
    for (const { words } of steps)
      expect(`${words['zh-CN'] ?? ''}${words['en'] ?? ''}`).not.toMatch(/\{\w+\}|undefined/);
  });

  test('V1 only the new questions: every answer stays, and what is asked besides is named', () => {
    const { record: same, steps } = ways.newQuestions;
    expect(same).toBe(record);
    expect(steps.filter(({ what }) => what !== 'kept').map(short)).toEqual(['to-answer /notice']);
  });

  test('V2 an old name moves only where the new one is not answered yet', () => {
    const both = { ...record, mobile: '1390' };
    const { record: next, steps } = migrations({ before, now, form: 'house', record: both }).toNewForm;
    expect(next['mobile']).toBe('1390');
    expect(steps.map(short)).toContain('left /phone');
  });
});

/** Forms of a few fields, of which a version may lack some, have others, or call them differently. */
const version = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }).chain((names) =>
  fc.record({
    names: fc.constant(names),
    was: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
    listed: fc.boolean(),
  }),
);
function schemaOf({
  names,
  was,
  listed,
}: {
  names: readonly string[];
  was: readonly string[];
  listed: boolean;
}): JsonObject {
  const fields = Object.fromEntries(
    names.map((name, index) => {
      const old = was[index];
      return [name, { type: 'string', title: `题${name}`, ...(old === undefined ? {} : { 'x-was': old }) }];
    }),
  );
  const rows = { type: 'array', title: '表', items: { type: 'object', title: '行', properties: fields } };
  return {
    title: '表',
    type: 'object',
    properties: {
      ...fields,
      group: { type: 'object', title: '组', properties: fields },
      ...(listed ? { rows } : {}),
    },
  };
}

/** Every single value with nothing around it, as often as it is there. */
function valuesIn(value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(valuesIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(valuesIn);
  return [canonicalJson(value)];
}

describe('whatever the two versions and the record are', () => {
  const group = (names: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...names), fc.string({ minLength: 1, maxLength: 3 }), { maxKeys: 4 });
  const pair = fc.tuple(version, version).chain(([left, right]) =>
    fc.record({
      old: fc.constant(schemaOf(left)),
      next: fc.constant(schemaOf(right)),
      data: fc.record({
        top: group(left.names),
        group: group(left.names),
        rows: left.listed ? fc.array(group(left.names), { maxLength: 3 }) : fc.constant([]),
      }),
      listed: fc.constant(left.listed),
    }),
  );

  test('V2 every old value is in the result or among what is left, once; V3 as it was and the same form change nothing', () => {
    fc.assert(
      fc.property(pair, ({ old, next, data, listed }) => {
        const [one, other] = [house(old), house(next)];
        const filled: JsonObject = { ...data.top, group: data.group, ...(listed ? { rows: data.rows } : {}) };
        expect(accepts(one.forms['house']?.schema ?? false, filled)).toBe(true);
        const { asItWas, toNewForm, newQuestions } = migrations({
          before: one,
          now: other,
          form: 'house',
          record: filled,
        });
        expect(asItWas.record).toBe(filled);
        expect(newQuestions.record).toBe(filled);
        expect(migrations({ before: one, now: one, form: 'house', record: filled }).toNewForm.record).toEqual(
          filled,
        );
        const left = toNewForm.steps
          .filter(({ what }) => what === 'left')
          .flatMap(({ value }) => valuesIn(value));
        expect([...valuesIn(toNewForm.record), ...left].sort()).toEqual([...valuesIn(filled)].sort());
        for (const { what, pointer, to, value } of toNewForm.steps) {
          if (what === 'kept' || what === 'moved')
            expect(getAt(toNewForm.record, to ?? pointer)).toEqual(value);
        }
      }),
      { seed: 81, numRuns: 150 },
    );
  }, 30_000);

  test('V3 bringing to the same form is identity', () => {
    expect(migrations({ before, now: before, form: 'house', record }).toNewForm).toMatchObject({
      record,
      ready: true,
    });
    expect(
      migrations({ before, now, form: 'house', record }).asItWas.steps.every(({ what }) => what === 'kept'),
    ).toBe(true);
  });
});
