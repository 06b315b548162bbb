import { expect, test } from 'vitest';
import type { JsonValue } from '#core/base';
import { display, explainCalculated } from '#core/form';
import { kitWith, text } from './formKit.ts';

/** A kit with one form, whose field `result` is calculated. */
function say(calc: JsonValue, language: string): string | undefined {
  const kit = kitWith({
    'codes/rate.json': {
      title: text('费率表', 'Rates'),
      standard: '本镇',
      edition: '2026',
      confidence: 'high',
      codes: [{ code: 'low', title: text('低档', 'Low'), facts: { from: 0 } }],
    },
    'forms/bill/form.schema.json': {
      title: '单据',
      type: 'object',
      properties: {
        price: { type: 'number', title: '单价' },
        amount: { type: 'integer', title: '数量' },
        day: { type: 'string', format: 'date', title: '日期' },
        rate: { type: 'string', title: '费率', 'x-codes': 'rate' },
        rows: {
          type: 'array',
          title: '明细',
          items: {
            type: 'object',
            properties: { sum: { type: 'number', title: '金额' }, done: { type: 'boolean', title: '已付' } },
          },
        },
        result: { title: '结果', type: 'string', 'x-codes': 'rate', 'x-calc': calc },
      },
    },
    'forms/bill/i18n/en.json': {
      '/properties/price/title': 'Price',
      '/properties/amount/title': 'Amount',
      '/properties/day/title': 'Day',
      '/properties/rate/title': 'Rate',
      '/properties/rows/title': 'Rows',
      '/properties/rows/items/properties/sum/title': 'Sum',
      '/properties/rows/items/properties/done/title': 'Paid',
    },
  });
  expect(display(kit, 'bill', '/rate', 'low', 'zh-CN')).toBe('低档');
  return explainCalculated(kit, 'bill', '/result', language)?.rule;
}

const [price, amount, day] = [{ field: '/price' }, { field: '/amount' }, { field: '/day' }];

test.each<[JsonValue, string, string]>([
  [
    { round: [{ multiply: [price, { add: [amount, 1] }] }, 2] },
    '“单价” × （“数量” + 1），四舍五入保留 2 位小数',
    '"Price" × ("Amount" + 1), rounded to 2 decimals',
  ],
  [
    { sum: [{ field: '/rows/*/sum' }, price] },
    '“明细”各项的“金额”、“单价”的合计',
    'the sum of "Sum" of every entry of "Rows" and "Price"',
  ],
  [
    { count: [{ field: '/rows/*' }, { properties: { done: { const: true }, sum: { minimum: 10 } } }] },
    '“明细”中“已付”为是，并且“金额”不小于 10的项数',
    'the number of "Rows" where "Paid" is Yes and "Sum" is 10 or more',
  ],
  [
    { if: [{ not: { required: ['rate'] } }, 'low'] },
    '如果“费率”没有填，取“低档”，否则不填',
    'if "Rate" is not filled in, “Low”, else nothing',
  ],
  [
    {
      if: [
        { properties: { rate: { enum: ['low'] } } },
        { daysLater: [day, 3] },
        { workdaysLater: [{ today: [] }, amount] },
      ],
    },
    '如果“费率”为低档，取“日期”起 3 天后，否则取今天起 “数量” 个工作日后',
    'if "Rate" is Low, 3 days after "Day", else "Amount" working days after today',
  ],
  [
    { join: ['、', { field: '/rate' }, { ifMissing: [day, '无'] }] },
    '“费率”、“日期”（没有则取“无”）用“、”连起来',
    '"Rate" and "Day" (if missing, “无”) joined by “、”',
  ],
  [
    { band: [{ divide: [price, amount] }, 'rate', 'from'] },
    '按“单价” ÷ “数量”在“费率表”里分档',
    'the band of "Price" ÷ "Amount" in “Rates”',
  ],
  [{ age: [day, '2026-01-01'] }, '从“日期”到“2026-01-01”的周岁', 'full years from "Day" to “2026-01-01”'],
  [{ unheard: [price] }, 'unheard（“单价”）', 'unheard("Price")'],
])('X7 %j is said as %s', (calc, zh, en) => {
  expect(say(calc, 'zh-CN')).toBe(zh);
  expect(say(calc, 'en')).toBe(en);
});
