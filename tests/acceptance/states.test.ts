/**
 * Every post × every act × every state of every flow: the button, the rule, the replay on a device and the replay from the beginning
 * say the same, and what the state forbids takes effect nowhere. `npm run acceptance` walks through all states; in every run
 * those that the scenarios come to are enough, and they are every state though not every pair of states in parallel.
 */
import { describe, expect, test } from 'vitest';
import type { Case, CaseEvent, Entry } from '#core/model';
import { replayAll, resume } from '#core/replay';
import { flowTable } from '#core/flow';
import { loadTown } from '../examples/readTown.ts';
import { type Denied, peopleOf, tryActs } from './tryActs.ts';
import { contentsOf, type Stop, walkFlow } from './walkFlow.ts';

const { kit } = loadTown();
const HOW = process.env['ACCEPTANCE'] === 'all' ? 'all' : 'states';
const MINUTE = 60_000;
/** For what hangs. The whole product has some eleven thousand pairs of a person and a state, each with every act. */
const WAITED = (HOW === 'all' ? 120 : 10) * MINUTE;

describe.each(Object.keys(kit.flows))('every post × every act in every state of %s', (flowId) => {
  const stops = walkFlow(kit, flowId, HOW);
  const contents = contentsOf(kit, flowId);
  const acts = Object.keys(kit.flows[flowId]!.actions);

  test('H1 every state is among them', () => {
    const { order, states } = flowTable(kit.flows[flowId]!);
    const reached = new Set(stops.flatMap((stop) => stop.case.states));
    // Before the opening there is no case, and a state that is left at once is nowhere to stop.
    const places = order.filter((path) => path !== '' && states[path]?.always.length === 0);
    const initial = flowTable(kit.flows[flowId]!).initial;
    const never = places.filter((path) => !reached.has(path) && !initial.includes(path));
    expect(never).toEqual([]);
  });

  test(
    'R5 P3 button, rule, device and replay agree, and what is forbidden changes nothing',
    async ({ annotate }) => {
      let [allowed, forbidden] = [0, 0];
      const differences: string[] = [];
      for (const stop of stops) {
        const tried = peopleOf(kit, stop).flatMap((holder, place) => {
          const found = tryActs(kit, stop, contents, holder, place);
          differences.push(
            ...found.filter(({ agreed }) => !agreed).map(({ act }) => `${stop.key}: ${holder.person} ${act}`),
          );
          return found;
        });
        const done = tried.flatMap((one) => one.done ?? []);
        for (const [place, event] of done.entries()) expectApplied(stop, event, place % 5 === 0);
        const denied = tried.flatMap((one) => one.denied ?? []);
        expectNoEffect(stop, denied);
        allowed += done.length;
        forbidden += denied.length;
      }
      expect(differences).toEqual([]);
      expect(allowed).toBeGreaterThan(stops.length);
      expect(forbidden).toBeGreaterThan(stops.length * acts.length);
      await annotate(`${flowId}: ${stops.length} states, ${allowed} allowed, ${forbidden} forbidden`);
    },
    WAITED,
  );
});

/** @param anew also as a device does that sees all of it for the first time */
function expectApplied(stop: Stop, event: CaseEvent, anew: boolean): void {
  const now = Date.parse(event.at) + MINUTE;
  const after = resume(stop.fold, [event], now);
  expect(verdictOf(after.entries, event)).toEqual({ status: 'applied' });
  if (anew) expect(replayAll([...stop.events, event], kit, now).case).toEqual(after.case);
}

/** All of them come in, from changed clients: each is shown with its reason, and the case is as if none had. */
function expectNoEffect(stop: Stop, denied: readonly Denied[]): void {
  const now = stop.now + MINUTE;
  const events = denied.map(({ event }) => event);
  const before = resume(stop.fold, [], now).case;
  for (const { entries, case: after } of [
    resume(stop.fold, events, now),
    replayAll([...events.slice().reverse(), ...stop.events], kit, now),
  ]) {
    expect(factsOf(after)).toEqual(factsOf(before));
    const verdicts = new Map(
      entries.flatMap((one) => (one.kind === 'event' ? [[one.event._id, one.verdict] as const] : [])),
    );
    const told = denied.map(({ event }) => {
      const verdict = verdicts.get(event._id);
      return verdict?.status === 'refused' ? verdict.code : verdict?.status;
    });
    expect(told.join()).toBe(denied.map(({ code }) => code).join());
  }
}

function verdictOf(entries: readonly Entry[], event: CaseEvent): unknown {
  const entry = entries.find((one) => one.kind === 'event' && one.event._id === event._id);
  return entry?.kind === 'event' ? entry.verdict : undefined;
}

function factsOf(one: Case | null): unknown {
  return one === null ? null : { ...one, timeline: null };
}
