import { kindIds, KINDS, type JsonObject, type JsonValue, type KindId } from '#core';

/** Answers that a kind takes, and answers of the right JSON type that its schema refuses. */
interface Samples {
  readonly right: readonly JsonValue[];
  readonly wrong: readonly JsonValue[];
}

/** For each kind, as its own schema in the table has it; the last is as long as it may be. Every person is invented (样例). */
export const SAMPLES: Readonly<Record<KindId, Samples>> = {
  text: { right: ['路灯不亮', '甲'.repeat(50)], wrong: ['', '甲'.repeat(51)] },
  longText: { right: ['第一行\n第二行', '甲'.repeat(500)], wrong: ['', '甲'.repeat(501)] },
  choice: { right: ['a', 'b'], wrong: ['c', ''] },
  choices: { right: [['a'], ['a', 'b']], wrong: [['a', 'a'], ['c']] },
  yesNo: { right: [true, false], wrong: ['true'] },
  integer: { right: [0, 7, 9_999_999_999], wrong: [-1, 1.5] },
  number: { right: [-0.5, 0.1, 9_999_999_999], wrong: ['1'] },
  calculated: { right: [4], wrong: [5] },
  date: { right: ['2026-05-13', '2024-02-29'], wrong: ['2026-02-29', '2026-5-13'] },
  time: { right: ['09:30', '23:59'], wrong: ['24:00', '9:30'] },
  dateTime: { right: ['2026-05-13T09:30:00+08:00'], wrong: ['2026-05-13T09:30:00', '2026-05-13'] },
  period: {
    right: ['2026-05-01/2026-05-31', '2026-05-01/2026-05-01'],
    wrong: ['2026-05-31/2026-05-01', '2026-05-01/', '2026-05-01', '/'],
  },
  position: {
    right: ['geo:31.2304,121.4737', 'geo:-33.856784,151.215297;u=15', 'geo:90,180;u=999999'],
    wrong: ['geo:91,0', '31.2304,121.4737', 'geo:1,2;u=', 'geo:1.1234567,2'],
  },
  audio: { right: ['a.webm'], wrong: ['a/b.webm', ''] },
  signature: { right: ['a.png'], wrong: ['_a.png'] },
  barcode: { right: ['6901234567892', 'https://example.cn/a?b=1'], wrong: ['', 'x'.repeat(201)] },
  photos: { right: [['a.jpg'], ['a.jpg', 'b.jpg', 'c.jpg']], wrong: [['a/b.jpg'], ['a', 'b', 'c', 'd']] },
  phone: {
    right: ['13800000000', '0551-1234567', '010-12345678-123456'],
    wrong: ['12800000000', '1380000000'],
  },
  residentId: {
    right: ['11010519491231002X', '440524198801010011'],
    wrong: ['110105194912310021', '11010519490230002X'],
  },
  creditCode: { right: ['91350100M000100Y43', '91110000802100433B'], wrong: ['911100001000011111'] },
  person: { right: ['worker'], wrong: [1] },
  unit: { right: ['police'], wrong: ['nowhere'] },
  units: { right: [['police'], ['police', 'justice']], wrong: [['police', 'police'], ['nowhere']] },
  villageGroup: { right: ['99010110100101'], wrong: ['0'] },
  grid: { right: ['990101101001001'], wrong: ['0'] },
  section: { right: [{}], wrong: [{ stranger: 1 }] },
  group: {
    right: [[{}], Array.from({ length: 20 }, () => ({}))],
    wrong: [Array.from({ length: 21 }, () => ({}))],
  },
  note: { right: [null], wrong: ['x'] },
};

const PAIR = [
  { const: 'a', title: '甲' },
  { const: 'b', title: '乙' },
];

/** As the table has it; where an author has to say more (the choices, the calculation), a little of that. */
export function schemaOfKind(id: KindId): JsonObject {
  const { schema } = KINDS[id];
  if (id === 'choice') return { ...schema, oneOf: PAIR };
  if (id === 'choices') return { ...schema, items: { type: 'string', oneOf: PAIR } };
  return id === 'calculated' ? { ...schema, 'x-calc': { add: [2, 2] } } : schema;
}

/** One field of every kind, by the kind's name. */
export function everyKind(): JsonObject {
  const named = kindIds.map((id): [string, JsonObject] => [
    id,
    { title: KINDS[id].title['zh-CN'] ?? id, ...schemaOfKind(id) },
  ]);
  return { type: 'object', title: '样例', properties: Object.fromEntries(named) };
}
