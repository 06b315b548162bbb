/** Random acts by random posts on one case: sensible ones, wrong ones, nonsense, and documents that are no events. */
import fc from 'fast-check';
import type { JsonObject } from '#core/base';
import type { Case, CaseEvent, Edit, Holding, Kit } from '#core/model';
import { newEvent, replay } from '#core/replay';
import { options, type Intent } from '#core/rules';
import { formData } from './formData.ts';

export interface Town {
  readonly kit: Kit;
  readonly flow: string;
  readonly people: readonly Person[];
  readonly grids: readonly string[];
}
export interface Person {
  readonly person: string;
  readonly holdings: readonly Holding[];
}

/** How one step of a random history is chosen; numbers pick from what is there at that moment. */
interface Dice {
  readonly kind: 'likely' | 'any' | 'stale' | 'wrong-seat' | 'nonsense' | 'malformed';
  readonly pick: number;
  readonly who: number;
  readonly data: number;
  readonly minutes: number;
}

function times(count: number, kind: Dice['kind']): Dice['kind'][] {
  return Array.from({ length: count }, () => kind);
}

const dice: fc.Arbitrary<Dice> = fc.record({
  kind: fc.constantFrom<Dice['kind']>(
    ...times(14, 'likely'),
    ...times(5, 'stale'),
    'any',
    'wrong-seat',
    'nonsense',
    'malformed',
  ),
  pick: fc.nat(),
  who: fc.nat(),
  data: fc.nat(),
  minutes: fc.oneof(fc.nat(3), fc.nat(60), fc.nat(300), fc.nat(3_000)),
});

/** 2026-04-28 09:00 in the kit's zone: the days that follow have holidays and a worked Saturday. */
export const START = Date.UTC(2026, 3, 28, 1);
const MINUTE = 60_000;

export interface History {
  readonly documents: readonly unknown[];
  /** At or after the last event. */
  readonly now: number;
}

const pools = new Map<Town, readonly History[]>();

/** A few hundred histories, made once for all laws of a town: making them costs more than replaying them. */
export function poolOf(town: Town, size: number): fc.Arbitrary<History> {
  const pool = pools.get(town) ?? fc.sample(histories(town), size);
  pools.set(town, pool);
  return fc.constantFrom(...pool);
}

/** Histories of one case. `stale` acts are based on what their author saw some events ago. */
export function histories(town: Town, maxLength = 25): fc.Arbitrary<History> {
  return fc.array(dice, { minLength: 1, maxLength, size: 'max' }).map((throws) => makeHistory(town, throws));
}

function makeHistory(town: Town, throws: readonly Dice[]): History {
  const documents: unknown[] = [];
  const events: CaseEvent[] = [];
  let at = START;
  throws.forEach((one, index) => {
    at += one.minutes * MINUTE;
    if (one.kind === 'malformed') {
      documents.push(malformed(one, events));
      return;
    }
    const event = makeEvent(town, events, one, index, at);
    if (event === undefined) return;
    documents.push(event);
    events.push(event);
  });
  const last = throws.at(-1)?.pick ?? 0;
  return { documents, now: at + (last % 20_000) * MINUTE };
}

function makeEvent(
  town: Town,
  events: readonly CaseEvent[],
  one: Dice,
  index: number,
  at: number,
): CaseEvent | undefined {
  const { kit, flow } = town;
  const seenUpTo = one.kind === 'stale' ? Math.max(1, events.length - 1 - (one.data % 3)) : events.length;
  const seen = replay(events.slice(0, seenUpTo), kit, at);
  const choice = choose(town, seen, one);
  if (choice === undefined) return undefined;
  const { person, post, seat, act } = choice;
  const intent = intentFor(town, seen, act, one);
  const event = newEvent({
    kit,
    flow,
    case: seen,
    caseId: 'CASE0001',
    actor: { person, post, seat },
    intent,
    id: `E${String(index).padStart(4, '0')}${one.pick % 7}`,
    // Done without a network: it may lie before what others did meanwhile.
    at: one.kind === 'stale' && one.who % 2 === 0 ? at - (one.minutes + 30) * MINUTE : at,
    device: `d${one.who % 5}`,
  });
  return one.kind === 'nonsense' ? { ...event, act: one.pick % 2 === 0 ? 'fly' : 'constructor' } : event;
}

interface Choice {
  readonly person: string;
  readonly post: string;
  readonly seat: string;
  readonly act: string;
}

function choose(town: Town, seen: Case | null, one: Dice): Choice | undefined {
  const { kit, flow, people } = town;
  if (one.kind === 'any' || one.kind === 'wrong-seat' || one.kind === 'nonsense') return chooseAny(town, one);
  const possible: Choice[] = [];
  for (const { person, holdings } of people) {
    for (const { act, post, seat, decision } of options(kit, flow, person, holdings, seen)) {
      if (decision.allow && post !== undefined && seat !== undefined)
        possible.push({ person, post, seat, act });
    }
  }
  const act = chooseAct(town, Array.from(new Set(possible.map((choice) => choice.act))), one);
  const able = possible.filter((choice) => choice.act === act);
  return able[one.who % Math.max(1, able.length)];
}

/** Two acts of three move the chart on; otherwise most histories would stay where they began. */
function chooseAct({ kit, flow }: Town, acts: readonly string[], one: Dice): string | undefined {
  const actions = kit.flows[flow]?.actions;
  const moving = acts.filter((act) => actions?.[act]?.during === undefined);
  const editing = acts.filter((act) => actions?.[act]?.edits !== undefined);
  const edits = editing.length > 0 && one.kind === 'stale' && one.data % 2 === 0;
  const from = edits ? editing : moving.length > 0 && one.who % 3 > 0 ? moving : acts;
  return from[one.pick % Math.max(1, from.length)];
}

function chooseAny({ kit, flow, people }: Town, one: Dice): Choice {
  const acts = Object.keys(kit.flows[flow]!.actions);
  const { person, holdings } = people[one.who % people.length]!;
  const holding = holdings[one.pick % holdings.length]!;
  const seat = one.kind === 'wrong-seat' ? 'nowhere' : holding.seat;
  return { person, post: holding.post, seat, act: acts[one.pick % acts.length]! };
}

function intentFor(town: Town, seen: Case | null, act: string, one: Dice): Intent {
  const { kit, flow, grids } = town;
  const action = kit.flows[flow]?.actions[act];
  const grid = grids[one.data % grids.length]!;
  if (action?.edits !== undefined) return { act, grid, edits: editsFor(kit, flow, seen, action.edits, one) };
  const formId = act === 'open' ? kit.flows[flow]?.form : action?.form;
  if (formId === undefined) return one.data % 9 === 8 ? { act, grid, data: { junk: 1 } } : { act, grid };
  return { act, grid, data: formData(kit, formId, one.data) };
}

function editsFor(
  kit: Kit,
  flow: string,
  seen: Case | null,
  pointers: readonly string[],
  one: Dice,
): readonly Edit[] {
  const fresh = formData(kit, kit.flows[flow]!.form, one.data);
  const record: JsonObject = seen?.record ?? {};
  const pointer = pointers[one.pick % Math.min(2, pointers.length)]!;
  const name = pointer.slice(1);
  const [from, to] = [record[name], fresh[name]];
  const question = seen?.questions.find((asked) => asked.pointer === pointer);
  return [
    {
      pointer,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(question === undefined || one.data % 2 === 0 ? {} : { answers: [question.otherFrom] }),
    },
  ];
}

function malformed(one: Dice, events: readonly CaseEvent[]): unknown {
  const event = events[one.pick % Math.max(1, events.length)];
  const shapes: readonly unknown[] = [
    null,
    17,
    'event',
    [],
    {},
    { _id: 'e/CASE0001/X', kind: 'event' },
    { ...event, at: '2026-02-31T00:00:00.000+08:00' },
    { ...event, at: 'yesterday' },
    { ...event, _id: 'e/OTHER/1' },
    { ...event, data: [] },
    { ...event, edits: [{ pointer: 'no' }] },
    { ...event, extra: true },
  ];
  return shapes[one.data % shapes.length];
}
