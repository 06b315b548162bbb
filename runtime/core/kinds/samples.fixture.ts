import type { JsonValue } from '#core/base';
import type { KindId } from './kinds.ts';

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
