/**
 * Every post × every act × every state of every flow: the button, the rule, the replay on a device and the replay from the beginning
 * say the same, and what the state forbids takes effect nowhere. `npm run acceptance` walks through all states; in every run
 * those that the scenarios come to are enough, and they are every state though not every pair of states in parallel.
 */
import { describe, expect, test } from 'vitest';
import type { Case, CaseEvent, Entry, Kit } from '#core/model';
import { replayAll, resume } from '#core/replay';
import { decide, DENY_CODES, type Decision, type Intent } from '#core/rules';
import { flowTable } from '#core/flow';
import { actsOf } from '../../runtime/react/data/options.ts';
import { loadTown } from '../examples/readTown.ts';
import { contentsOf, eventOf, type Holder, holdersFor, type Stop, walkFlow } from './walkFlow.ts';

const { kit } = loadTown();
const HOW = process.env['ACCEPTANCE'] === 'all' ? 'all' : 'states';
const MINUTE = 60_000;

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

  test('R5 P3 button, rule, device and replay agree, and what is forbidden changes nothing', async ({
    annotate,
  }) => {
    let [allowed, forbidden] = [0, 0];
    const differences: string[] = [];
    for (const stop of stops) {
      const tried = peopleOf(kit, stop).flatMap((holder, place) => tryActs(stop, holder, place, differences));
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
  }, 600_000);

  /** Every act with every content: what is wrong goes to `differences`; of the allowed and of the denied one is sent. */
  function tryActs(stop: Stop, holder: Holder, place: number, differences: string[]): readonly Tried[] {
    const me = { ...holder, displayName: '', holdings: [holder] };
    const buttons = new Map(
      actsOf({ me, kit, kitOf: () => kit }, stop.case).map(({ act, decision }) => [act, decision]),
    );
    return acts.map((act, index) => {
      const answers = contents(act).map((content) => {
        const intent = { act, grid: stop.case.grid, ...content };
        return { intent, decision: decide(kit, flowId, me, sent(intent), stop.case) };
      });
      const able = answers.find(({ decision }) => decision.allow);
      const unable = answers.find(({ decision }) => !decision.allow);
      // There is no button to open a case that is open.
      const agreed =
        act === 'open' ? able === undefined : agree(buttons.get(act), (able ?? unable)?.decision);
      if (!agreed) differences.push(`${stop.key}: ${holder.person} ${act}`);
      const send = (intent: Intent, count: number): CaseEvent =>
        eventOf(kit, flowId, stop, holder, intent, 1000 + count + place * acts.length + index);
      return {
        ...(able === undefined ? {} : { done: send(able.intent, 0) }),
        ...(unable === undefined || unable.decision.allow
          ? {}
          : { denied: { event: send(unable.intent, 100_000), code: unable.decision.code } }),
      };
    });
  }
});

interface Denied {
  readonly event: CaseEvent;
  readonly code: string;
}
interface Tried {
  readonly done?: CaseEvent;
  readonly denied?: Denied;
}

/** A sent act has data or edits even if they are empty: it is no question for a button any more. */
function sent<T extends object>(intent: T): T & { data: object; edits: readonly never[] } {
  return { data: {}, edits: [], ...intent };
}

const people = new WeakMap<Stop, readonly Holder[]>();

/** One of each post where the case is, everyone who had to do with it, and a worker of elsewhere. */
function peopleOf(town: Kit, stop: Stop): readonly Holder[] {
  const known = people.get(stop);
  if (known !== undefined) return known;
  const elsewhere = Object.keys(town.division.grids).find((grid) => grid !== stop.case.grid) ?? '';
  const here = stop.events.map(({ by, post, seat }) => ({ person: by, post, seat }));
  const all = [
    ...holdersFor(town, stop.case),
    ...here,
    { person: 'elsewhere', post: 'worker', seat: elsewhere },
  ];
  const found = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  people.set(stop, found);
  return found;
}

/** The button is there exactly when some content may be sent; else it and the rule name the same obstacle. */
function agree(button: Decision | undefined, answer: Decision | undefined): boolean {
  if (button === undefined || answer === undefined) return false;
  if (button.allow) return answer.allow || DENY_CODES.indexOf(answer.code) >= DENY_CODES.indexOf('guard');
  return !answer.allow && answer.code === button.code;
}

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
