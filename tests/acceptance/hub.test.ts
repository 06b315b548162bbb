/**
 * Every post × every act × every state of every flow against the running server: what the rule allows moves the case in the hub's list cache,
 * and what it forbids, sent by a changed client that asks no button, is either turned away at the door or shown with its verdict, and moves
 * nothing: neither the list cache that other systems query nor what another device makes of the same events. `npm run acceptance` goes
 * through all states, every other run through some of each flow.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseEvent } from '#core/model';
import { replay, replayAll } from '#core/replay';
import { accountOfDatabase } from '#core/rules';
import type { CaseSummary } from '../../runtime/server/lists/CaseSummary.ts';
import { formatOf } from '../../runtime/server/lists/formatOf.ts';
import { summarize } from '../../runtime/server/lists/summarize.ts';
import { loadTown } from '../examples/readTown.ts';
import { copiesOf, type Copy } from './copies.ts';
import { diceOf } from './mutate.ts';
import { Office } from './Office.ts';
import { openTown, type AcceptanceTown } from './openTown.ts';
import { peopleOf } from './tryActs.ts';
import { contentsOf, type Holder, type Stop, walkFlow } from './walkFlow.ts';

const { kit } = loadTown();
const ALL = process.env['ACCEPTANCE'] === 'all';
const MINUTE = 60_000;
const SEED = 73;
/** Of each flow, where not all of them are taken. */
const SOME = 2;
/** So many states have a town of their own: a device that holds everything holds it in memory. */
const TOGETHER = 20;

const contents = new Map(Object.keys(kit.flows).map((flow) => [flow, contentsOf(kit, flow)]));
const dice = diceOf(SEED);
const chosen = Object.keys(kit.flows).flatMap((flow) => {
  const stops = [...walkFlow(kit, flow, ALL ? 'all' : 'states')];
  if (ALL) return stops;
  return Array.from({ length: Math.min(SOME, stops.length) }, () =>
    stops.splice(dice(stops.length), 1),
  ).flat();
});
// Latest first: at an earlier time no deadline of a case that was looked at before has passed meanwhile.
const batches = Array.from({ length: Math.ceil(chosen.length / TOGETHER) }, (_, batch) => ({
  batch: batch + 1,
  stops: chosen.slice(batch * TOGETHER, (batch + 1) * TOGETHER).sort((a, b) => b.now - a.now),
}));

let counter = 0;
const newId = (): string => {
  counter += 1;
  return `01J5${String(counter).padStart(22, '0')}`;
};

describe.each(batches)('what is sent to the server, states part $batch', ({ stops }) => {
  let now = 0;
  const clock = (): number => now;
  const people = stops.flatMap((stop) => [...peopleOf(kit, stop), ...readersOf(stop)]);
  let town: AcceptanceTown;
  let office: Office;
  beforeAll(async () => {
    now = stops[0]!.now + MINUTE;
    town = await openTown({ kit, people, clock });
    office = new Office(kit, town, people, clock);
  }, 300_000);
  afterAll(async () => {
    await office.end();
    await town.end();
  });

  test('P2 P3 W11 takes effect if it is allowed and else nowhere, in the list cache and on other devices', async ({
    annotate,
  }) => {
    const turnedAway: CaseEvent[] = [];
    const shown: string[] = [];
    let [allowed, forbidden] = [0, 0];
    for (const stop of stops) {
      now = stop.now + MINUTE;
      const copies = copiesOf(kit, stop, contents.get(stop.case.flow)!, newId);
      await office.receive(copies.flatMap(({ history }) => history));
      const before = await office.summaries(copies);
      const { stored, faults } = await office.send(copies.flatMap(({ sent }) => sent));
      expect(faults).toEqual([]);
      const after = await office.summaries(copies);
      for (const copy of copies) {
        expect(bare(before.get(copy.id))).toEqual(summaryOf(copy.history, now));
        const came = copy.sent.filter(({ _id }) => stored.has(_id));
        if (copy.codes.size === 0) expectDone(copy, came, bare(after.get(copy.id)));
        else expectNothing(copy, came, bare(after.get(copy.id)));
        await expectOnDevices(copy, came, after.get(copy.id)?.databases ?? []);
        turnedAway.push(...copy.sent.filter((event) => !came.includes(event)));
        shown.push(...came.flatMap(({ _id }) => copy.codes.get(_id) ?? []));
        allowed += copy.codes.size === 0 ? 1 : 0;
        forbidden += copy.codes.size;
      }
    }
    expect(await office.storedAmong(turnedAway)).toEqual([]);
    // The door does not know the case: what hangs on its state is for the replay to refuse.
    expect(new Set(shown)).toEqual(new Set([...shown, 'state']));
    expect(allowed).toBeGreaterThan(stops.length);
    expect(turnedAway.length).toBeGreaterThan(stops.length * 20);
    const counts = [stops.length, allowed, forbidden, shown.length].map(String);
    await annotate(
      `${counts[0]!} states, ${counts[1]!} allowed, ${counts[2]!} forbidden, ${counts[3]!} of them past the door`,
    );
  }, 3_600_000);

  function expectDone(copy: Copy, came: readonly CaseEvent[], summary: unknown): void {
    expect([copy.key, came]).toEqual([copy.key, copy.sent]);
    expect(summary).toEqual(summaryOf([...copy.history, ...came], now));
    expect(summary).toMatchObject({ head: came[0]!._id });
  }

  /** Beside what took no effect before there is only what was sent now, each with its verdict. */
  function expectNothing(copy: Copy, came: readonly CaseEvent[], summary: Bare): void {
    const { withoutEffect: before, ...untouched } = summaryOf(copy.history, now);
    const { withoutEffect: after, ...rest } = summary;
    expect(rest).toEqual(untouched);
    const known = new Set(before?.newest.map(({ event }) => event));
    const news = (after?.newest ?? []).filter(({ event }) => !known.has(event));
    expect(new Set(news.map(({ event, verdict, code }) => `${event} ${verdict} ${code}`))).toEqual(
      new Set(came.map(({ _id }) => `${_id} refused ${copy.codes.get(_id) ?? ''}`)),
    );
    expect(after?.count ?? 0).toBe((before?.count ?? 0) + came.length);
  }

  /** The same events give the same case there, in whatever order they arrive. */
  async function expectOnDevices(
    copy: Copy,
    came: readonly CaseEvent[],
    databases: readonly string[],
  ): Promise<void> {
    const expected = replayAll([...copy.history, ...came], kit, now);
    expect(databases).toContain('town');
    for (const database of databases) {
      const events = await office.onDevice(database, copy.id);
      expect([database, replayAll(events.slice().reverse(), kit, now)]).toEqual([database, expected]);
    }
    const verdicts = new Map(
      expected.entries.flatMap((one) =>
        one.kind === 'event' ? [[one.event._id, one.verdict] as const] : [],
      ),
    );
    for (const { _id } of came) {
      const code = copy.codes.get(_id);
      expect(verdicts.get(_id)).toMatchObject(
        code === undefined ? { status: 'applied' } : { status: 'refused', code },
      );
    }
  }
});

/** Somebody in every unit, and whoever the case goes to by name: each database has a device. */
function readersOf({ case: one }: Stop): readonly Holder[] {
  const units = Object.keys(kit.units).map((seat) => ({
    person: `specialist-${seat}`,
    post: 'specialist',
    seat,
  }));
  const persons = one.audience.flatMap((database) => accountOfDatabase(database) ?? []);
  return [...units, ...persons.map((person) => ({ person, post: 'worker', seat: one.grid }))];
}

/** A summary without what says when and how often it was written. */
type Bare = Omit<CaseSummary, 'keptAt' | '_rev'>;

function bare(summary: CaseSummary | undefined): Bare {
  if (summary === undefined) throw new Error('the list cache does not know the case');
  const { keptAt: _when, _rev, ...rest } = summary;
  return rest;
}

/** What the list cache is to say of a case with these events. */
function summaryOf(events: readonly CaseEvent[], now: number): Bare {
  const one = replay(events, kit, now)!;
  const databases = [...new Set([...one.audience, 'town'])].sort();
  const summary = summarize(one, { kit, current: kit, format: formatOf(kit), now, databases });
  return JSON.parse(JSON.stringify(bare(summary))) as Bare;
}
