/** Documents that break one rule each: none is stored, none makes the server stumble. The whole ten thousand: `npm run soak -- mutants`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTown } from '../examples/readTown.ts';
import { appliedEvents } from '../parity/corpus.ts';
import { RULES } from './mutate.ts';
import { openTown, type AcceptanceTown } from './openTown.ts';
import { sendMutants, strangersIn } from './sendMutants.ts';

const { kit } = loadTown();
// What belongs to units needs a case that was dispatched to them: contents.test.ts does that.
const events = appliedEvents(kit).filter(({ post }) => kit.posts[post]?.reach !== 'unit');
const LATER = Date.parse('2030-01-01T00:00:00Z');
let town: AcceptanceTown;

beforeAll(async () => {
  const people = events.map(({ by, post, seat }) => ({ person: by, post, seat }));
  town = await openTown({ kit, people, clock: () => LATER });
});
afterAll(() => town.end());

test('W1 W3 of a thousand broken documents none is stored and none is answered with 500', async () => {
  const { sent, faults, byRule } = await sendMutants(town, kit, events, 1000, 71);
  expect(faults).toEqual([]);
  expect([sent, Object.keys(byRule).sort()]).toEqual([1000, [...RULES].sort()]);
  expect(await strangersIn(town, kit, events)).toEqual([]);
}, 300_000);
