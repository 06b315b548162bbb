/** The door and the replay agree: whatever a scenario of the sample town applies, the door would have let in. */
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { loadKit } from '#core';
import type { Kit } from '#core';
import { judgeDocument } from '#core/door';
import type { Author, Judgement } from '#core/door';
import { ownerDatabase, roleOf } from '#core/rules';
import { replayAll } from '#core/replay';
import { runScenario } from '#core/scenario';
import { readConfig } from '../../runtime/server/publish/readConfig.ts';

const LATER = Date.parse('2030-01-01T00:00:00Z');
let kit: Kit;

beforeAll(async () => {
  const loaded = loadKit(await readConfig(fileURLToPath(new URL('../../config', import.meta.url))));
  if (loaded.status === 'refused') throw new Error('the sample town does not load');
  kit = loaded.kit;
});

test('W11 every applied event of every scenario passes the door of its seat, in its author’s name only', () => {
  const turnedAway: unknown[] = [];
  let judged = 0;
  for (const flow of Object.values(kit.flows)) {
    for (const [index, scenario] of flow.scenarios.entries()) {
      const { events } = runScenario(kit, flow.id, scenario, `door-${String(index)}`);
      for (const entry of replayAll(events, kit, LATER).entries) {
        if (entry.kind !== 'event' || entry.verdict.status !== 'applied') continue;
        const { event } = entry;
        const author = { name: event.by, roles: [roleOf(event)] };
        const database = ownerDatabase(kit, event) ?? '';
        const judge = (by: Author, where = database): Judgement =>
          judgeDocument(() => kit, where, by, event, null, LATER);
        const judgement = judge(author);
        if (!judgement.allow) turnedAway.push([event, judgement]);
        expect(judge({ ...author, name: 'another' }).allow).toBe(false);
        expect(judge({ ...author, roles: [] }).allow).toBe(false);
        expect(judge(author, 'unit-other').allow).toBe(false);
        judged += 1;
      }
    }
  }
  expect(turnedAway).toEqual([]);
  expect(judged).toBeGreaterThan(100);
});
