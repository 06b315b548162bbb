import { expect, test } from 'vitest';
import { loadTown } from '../../../tests/examples/readTown.ts';
import { display, proposalsFor } from './index.ts';

const { kit } = loadTown();
const dispatch = kit.flows['incident']!.actions['dispatch']!;

test('F9 the dispatch of an incident begins with the department that its category belongs to', () => {
  const lead = (category: string): unknown =>
    proposalsFor(kit, dispatch, { category }, 0).map(({ pointer, value }) => [
      pointer,
      display(kit, 'dispatch', pointer, value, 'zh-CN'),
    ]);
  expect(lead('dispute')).toEqual([['/lead', '司法所（调委会）']]);
  expect(lead('safety')).not.toEqual(lead('dispute'));
  for (const { code, facts } of kit.codes['event-category']!.codes)
    if (facts?.['lead'] !== undefined) expect(lead(code)).toHaveLength(1);
});

test('F9 what the field would not take, and what cannot be found out, is not proposed', () => {
  expect(proposalsFor(kit, dispatch, {}, 0)).toEqual([]);
  expect(proposalsFor(kit, dispatch, { category: 'nowhere' }, 0)).toEqual([]);
  const wrong = {
    form: 'dispatch',
    prefill: { '/lead': { field: '/category' }, '/gone': { field: '/category' } },
  };
  expect(proposalsFor(kit, wrong, { category: 'dispute' }, 0)).toEqual([]);
  expect(proposalsFor(kit, { prefill: dispatch.prefill! }, { category: 'dispute' }, 0)).toEqual([]);
});
