import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartOf, type ChartState } from '#core/chart';
import { flowTable } from '#core/flow';
import type { Case, CaseEvent } from '#core/model';
import { replay } from '#core/replay';
import { type Actor, decide, DENY_CODES, factsBefore, guardScope, NOBODY, options } from '#core/rules';
import { poolOf, type Town } from './acts.ts';
import { formData } from './formData.ts';
import { RUNS } from './soak.ts';
import { towns } from './towns.ts';

describe.each(towns)('$name', ({ town }) => {
  const { kit, flow, people } = town;
  const acts = Object.keys(kit.flows[flow]!.actions);
  const cases = poolOf(town, RUNS).map(({ documents, now }) => replay(documents, kit, now));
  const question = fc.record({
    whole: cases,
    person: fc.constantFrom(...people),
    act: fc.constantFrom(...acts, 'fly', 'constructor'),
    seed: fc.nat(),
    other: fc.constantFrom(...people),
    withData: fc.boolean(),
  });
  const runs = { numRuns: RUNS * 2 };

  test('R4 fewer holdings never allow more', () => {
    fc.assert(
      fc.property(question, fc.nat(), ({ whole, person, other, act, seed, withData }, cut) => {
        const many = [...person.holdings, ...other.holdings];
        const few = many.filter((_, index) => (cut >> index) % 2 === 0);
        for (const { post, seat } of many) {
          const ask = (holdings: Actor['holdings']) =>
            decide(
              kit,
              flow,
              { person: person.person, holdings, post, seat },
              intentOf(town, whole, act, seed, withData),
              whole,
            );
          if (ask(few).allow) expect(ask(many)).toEqual({ allow: true });
        }
        const allowed = (holdings: Actor['holdings']) =>
          options(kit, flow, person.person, holdings, whole)
            .filter(({ decision }) => decision.allow)
            .map((option) => option.act);
        expect(allowed(many)).toEqual(expect.arrayContaining(allowed(few)));
      }),
      runs,
    );
  });

  test('R5 where an act with data is allowed, its button was shown', () => {
    fc.assert(
      fc.property(question, ({ whole, person, act, seed }) => {
        for (const { post, seat } of person.holdings) {
          const actor = { ...person, post, seat };
          const filled = decide(kit, flow, actor, intentOf(town, whole, act, seed, true), whole);
          const button = decide(kit, flow, actor, { act }, whole);
          if (filled.allow) expect(button).toEqual({ allow: true });
          if (!button.allow && !filled.allow)
            expect(rank(filled.code)).toBeLessThanOrEqual(rank(button.code));
        }
      }),
      runs,
    );
  });

  test('R6 every denial has a sentence in both languages, without machine words', () => {
    fc.assert(
      fc.property(question, ({ whole, person, act, seed, withData }) => {
        for (const { post, seat } of person.holdings) {
          const decision = decide(
            kit,
            flow,
            { ...person, post, seat },
            intentOf(town, whole, act, seed, withData),
            whole,
          );
          if (decision.allow) continue;
          const zh = decision.reason['zh-CN'] ?? '';
          expect(zh).toMatch(/。$|[:：]/);
          expect(decision.reason['en']).toMatch(/\S/);
          expect(zh + (decision.reason['en'] ?? '')).not.toMatch(/undefined|\[object|progress\./);
        }
      }),
      runs,
    );
  });

  test('H2 state and guard are what XState says, wherever a case may come', () => {
    fc.assert(
      fc.property(poolOf(town, RUNS), fc.nat(), ({ documents, now }, seed) => {
        const whole = replay(documents, kit, now);
        if (whole === null) return;
        const state = walk(town, whole);
        expect(state.states).toEqual(whole.states);
        for (const act of acts)
          expect(judged(town, whole, act, seed)).toEqual(stepped(town, whole, state, act, seed));
      }),
      { numRuns: RUNS },
    );
  });
});

const rank = (code: (typeof DENY_CODES)[number]): number => DENY_CODES.indexOf(code);

function intentOf(
  { kit, flow, grids }: Town,
  whole: Case | null,
  act: string,
  seed: number,
  withData: boolean,
) {
  const grid = whole?.grid ?? grids[0]!;
  const action = kit.flows[flow]!.actions[act];
  if (!withData) return { act, grid };
  if (action?.edits !== undefined) {
    const pointer = action.edits[0]!;
    return { act, grid, edits: [{ pointer, to: `x${String(seed)}` }] };
  }
  const form = act === 'open' ? kit.flows[flow]!.form : action?.form;
  return { act, grid, data: form === undefined ? {} : formData(kit, form, seed) };
}

/** Whether `decide` finds the moment right for an act; undefined where it does not come so far. */
function judged(town: Town, whole: Case, act: string, seed: number): boolean | undefined {
  const actor = mayAct(town, whole, act);
  if (actor === undefined) return undefined;
  const decision = decide(town.kit, town.flow, actor, intentOf(town, whole, act, seed, true), whole);
  if (decision.allow) return true;
  return rank(decision.code) < rank('state') ? undefined : rank(decision.code) > rank('guard');
}

/** The same by XState's step: a transition is taken, or the act keeps the state; and in both cases at its time. */
function stepped(town: Town, whole: Case, state: ChartState, act: string, seed: number): boolean | undefined {
  const actor = mayAct(town, whole, act);
  if (actor === undefined || judged(town, whole, act, seed) === undefined) return undefined;
  const flow = town.kit.flows[town.flow]!;
  const { during } = flow.actions[act]!;
  const data = intentOf(town, whole, act, seed, true).data ?? {};
  const { taken } = chartOf(flow).step(state, act, guardScope(data, actor, whole));
  const keeps = !flowTable(flow).acts.includes(act) && during !== undefined;
  return (during?.some((path) => whole.states.includes(path)) ?? true) && (taken || keeps);
}

/** The chart's state of a case, by walking what was applied with XState's own steps. */
function walk({ kit, flow }: Town, whole: Case): ChartState {
  const chart = chartOf(kit.flows[flow]!);
  const { acts } = flowTable(kit.flows[flow]!);
  const applied: CaseEvent[] = [];
  let state = chart.start();
  for (const entry of whole.timeline) {
    if (entry.kind === 'deadline') {
      const before = replay(applied, kit, entry.at - 1)!;
      state = chart.step(state, `deadline.${entry.deadline}`, guardScope({}, NOBODY, before)).state;
    } else if (entry.verdict.status === 'applied') {
      const { event, at } = entry;
      const data = event.data ?? {};
      const before = replay(applied, kit, at) ?? factsBefore(kit.flows[flow]!, data, event.grid);
      if (acts.includes(event.act)) {
        const step = chart.step(state, event.act, guardScope(data, event, before));
        expect(step.taken).toBe(true);
        state = step.state;
      }
      applied.push(event);
    }
  }
  return state;
}

/** Someone whom nothing but the moment keeps from the act. */
function mayAct({ kit, flow, people }: Town, whole: Case, act: string): Actor | undefined {
  // A second opening is turned down whatever the chart says.
  if (act === 'open') return undefined;
  for (const { post, as } of kit.flows[flow]!.actions[act]!.by) {
    const members = as === undefined ? [] : (whole.parties[as] ?? []);
    for (const { person, holdings } of people) {
      const names = as === undefined || members.includes(person) ? [person] : [];
      for (const { seat } of holdings.filter((holding) => holding.post === post)) {
        if (members.includes(seat) || names.length > 0) return { person, post, seat, holdings };
      }
    }
  }
  return undefined;
}
