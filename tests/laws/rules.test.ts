import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartOf, type ChartState } from '#core/chart';
import { flowTable } from '#core/flow';
import type { ActionFile, Case, CaseEvent } from '#core/model';
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
          expect(zh.endsWith('。') || /[:：]/.test(zh), zh).toBe(true);
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
        for (const act of acts) {
          const action = kit.flows[flow]!.actions[act]!;
          const actor = mayAct(town, whole, action);
          if (actor === undefined || act === 'open') continue;
          const intent = intentOf(town, whole, act, seed, true);
          const decision = decide(kit, flow, actor, intent, whole);
          if (!decision.allow && rank(decision.code) < rank('state')) continue;
          const { taken } = chartOf(kit.flows[flow]!).step(
            state,
            act,
            guardScope(intent.data ?? {}, actor, whole),
          );
          const inTime = action.during?.some((path) => whole.states.includes(path)) ?? true;
          const keeps = !flowTable(kit.flows[flow]!).acts.includes(act) && action.during !== undefined;
          expect(decision.allow || rank(decision.code) > rank('guard'), act).toBe(inTime && (taken || keeps));
        }
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
function mayAct({ people }: Town, whole: Case, action: ActionFile): Actor | undefined {
  for (const { post, as } of action.by) {
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
