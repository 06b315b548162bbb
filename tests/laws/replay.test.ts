import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalJson, getAt } from '#core/base';
import type { Case, CaseEvent, DeadlineRun, Entry } from '#core/model';
import { replay, replayAll, resume, startFold } from '#core/replay';
import { decide, readEvent } from '#core/rules';
import { type History, poolOf, type Town } from './acts.ts';
import { RUNS } from './soak.ts';
import { towns } from './towns.ts';

const AHEAD = 600_000;

describe.each(towns)('$name', ({ town }) => {
  const { kit } = town;
  const runs = { numRuns: RUNS };
  const history = poolOf(town, RUNS);

  test('P1 any order of arrival gives the same case, and an event given twice counts once', () => {
    const shuffled = history.chain((one) =>
      fc.record({
        one: fc.constant(one),
        order: fc.shuffledSubarray([...one.documents, ...one.documents.slice(0, 3)], {
          minLength: one.documents.length,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ one, order }) => {
        const all = new Set([...order, ...one.documents]);
        expect(replay([...order, ...all], kit, one.now)).toEqual(replay(one.documents, kit, one.now));
      }),
      runs,
    );
  });

  test('P2 every event has one verdict; without an applied open there is no case', () => {
    fc.assert(
      fc.property(history, ({ documents, now }) => {
        const { case: whole, entries, unreadable } = replayAll(documents, kit, now);
        const ids = entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event._id] : []));
        const readable = documents.filter((document) => readEvent(document) !== undefined) as CaseEvent[];
        expect(new Set(ids)).toEqual(new Set(readable.map((event) => event._id)));
        expect(ids.length).toBe(new Set(ids).size);
        expect(unreadable.length).toBe(documents.length - readable.length);
        const applied = appliedOf(entries);
        if (whole === null) expect(applied).toEqual([]);
        else {
          expect(applied[0]?.act).toBe('open');
          expect(whole.head).toBe(applied.at(-1)?._id);
          expect(whole.updatedAt).toBe(applied.map(instantOf).at(-1));
        }
      }),
      runs,
    );
  });

  test('P2 only applied events change the case: without the others it is the same', () => {
    fc.assert(
      fc.property(history, ({ documents, now }) => {
        const { case: whole, entries } = replayAll(documents, kit, now);
        const without = replay(appliedOf(entries), kit, now);
        expect(bare(without)).toEqual(bare(whole));
      }),
      runs,
    );
  });

  test('P3 the verdict is what decide says of the case as it stood, and of the case its author saw', () => {
    fc.assert(
      fc.property(history, ({ documents, now }) => {
        const { entries } = replayAll(documents, kit, now);
        const events = entries.flatMap((entry) => (entry.kind === 'event' ? [entry] : []));
        const applied: CaseEvent[] = [];
        for (const { event, at, verdict } of events) {
          const stood = replay([...applied, event], kit, Math.min(at, now));
          const before = caseBefore(town, applied, at, now);
          const decision = decide(kit, event.flow, actorOf(event), sent(event), before);
          if (at > now + AHEAD) {
            expect(verdict).toMatchObject({ status: 'refused', code: 'event.future' });
          } else if (decision.allow) {
            expect(verdict).toEqual({ status: 'applied' });
            expect(stood?.head).toBe(event._id);
            applied.push(event);
          } else {
            expect(verdict).toMatchObject({ code: decision.code, reason: decision.reason });
            expect(verdict.status).toBe(saw(town, applied, event) ? 'superseded' : 'refused');
          }
        }
      }),
      runs,
    );
  });

  test('P4 replaying in parts equals replaying whole, late arrivals and passing time included', () => {
    const parts = history.chain((one) =>
      fc.record({
        one: fc.constant(one),
        order: fc.shuffledSubarray([...one.documents], { minLength: one.documents.length }),
        mostlySorted: fc.boolean(),
        cuts: fc.array(
          fc.record({ size: fc.integer({ min: 0, max: 6 }), minutes: fc.integer({ min: -500, max: 5_000 }) }),
          { minLength: 1, maxLength: 8 },
        ),
      }),
    );
    fc.assert(
      fc.property(parts, ({ one, order, mostlySorted, cuts }) => {
        const queue = mostlySorted ? sortedButFew(one.documents, order) : order;
        let fold = startFold(kit);
        let given: unknown[] = [];
        let now = one.now - 3_000 * 60_000;
        for (const { size, minutes } of [...cuts, { size: queue.length, minutes: 0 }]) {
          const part = queue.slice(given.length, given.length + size);
          given = [...given, ...part];
          now = Math.min(one.now, now + minutes * 60_000);
          fold = resume(fold, part, now);
          const whole = replayAll(given, kit, now);
          expect(fold.case).toEqual(whole.case);
          expect(fold.entries).toEqual(whole.entries);
          expect(fold.unreadable.length).toBe(whole.unreadable.length);
        }
        expect(resume(fold, [], one.now).case).toEqual(replay(queue, kit, one.now));
      }),
      runs,
    );
  });

  test('P5 deadlines are raised in order, at most once a run and never after now', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: -40_000, max: 5_000 }), ({ documents, now: end }, minutes) => {
        const now = end + minutes * 60_000;
        const { case: whole, entries } = replayAll(documents, kit, now);
        let last = -Infinity;
        const raised = new Map<string, number>();
        for (const entry of entries) {
          if (entry.kind === 'event' && entry.at > now) break;
          expect(entry.at).toBeGreaterThanOrEqual(last);
          last = entry.at;
          if (entry.kind !== 'deadline') continue;
          expect(entry.at).toBeLessThanOrEqual(now);
          raised.set(entry.deadline, (raised.get(entry.deadline) ?? 0) + 1);
        }
        for (const [deadline, times] of raised) {
          const ofThis = whole!.deadlines.filter(({ id }) => id === deadline);
          expect(times).toBeLessThanOrEqual(ofThis.length);
        }
        const overdue = (whole?.deadlines ?? []).filter(isOverdueAt(now));
        expect(overdue.filter(({ id, light }) => light !== 'red' || !raised.has(id))).toEqual([]);
      }),
      runs,
    );
  });

  test('P6 no value that anyone entered is lost', () => {
    fc.assert(
      fc.property(history, ({ documents, now }) => {
        const whole = replay(documents, kit, now);
        if (whole === null) return;
        const inTimeline = new Set(
          whole.timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.event._id] : [])),
        );
        for (const event of documents.flatMap((document) => readEvent(document)?.event ?? [])) {
          expect(inTimeline.has(event._id)).toBe(true);
        }
        for (const { pointer, current, other, otherFrom } of whole.questions) {
          expect(equalJson(getAt(whole.record, pointer), current)).toBe(true);
          expect(equalJson(current, other)).toBe(false);
          expect(inTimeline.has(otherFrom)).toBe(true);
        }
        // The last applied value of a field stands in the record, or is the other side of a question, or was answered.
        const edits = appliedOf(whole.timeline).flatMap((event) =>
          (event.edits ?? []).map((edit) => ({ edit, event })),
        );
        for (const { edit, event } of edits) {
          const later = edits
            .slice(edits.findIndex((one) => one.event === event) + 1)
            .some((one) => one.edit.pointer === edit.pointer);
          if (later) continue;
          const stands = equalJson(getAt(whole.record, edit.pointer), edit.to);
          const asked = whole.questions.some(
            ({ pointer, other }) => pointer === edit.pointer && equalJson(other, edit.to),
          );
          expect(stands || asked).toBe(true);
        }
      }),
      runs,
    );
  });

  test('P7 no document makes replay throw', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), history, (junk, { documents, now }) => {
        expect(replay([...junk, ...documents], kit, now)).toEqual(replay(documents, kit, now));
      }),
      runs,
    );
  });

  test('P8 an event later than ten minutes from now is refused, and judged when its time has come', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 40_000 }), ({ documents, now }, minutes) => {
        const early = now - minutes * 60_000;
        for (const entry of replayAll(documents, kit, early).entries) {
          if (entry.kind !== 'event') continue;
          const future = entry.verdict.status === 'refused' && entry.verdict.code === 'event.future';
          expect(future).toBe(entry.at > early + AHEAD);
        }
      }),
      runs,
    );
  });

  test('H2 every state that is reached has a way out: it is closed, someone may act, or a deadline runs', () => {
    fc.assert(
      fc.property(history, ({ documents, now }) => {
        const whole = replay(documents, kit, now);
        if (whole !== null) expect(hasWayOut(town, whole)).toBe(true);
      }),
      runs,
    );
  });
});

function hasWayOut({ kit, flow, people }: Town, whole: Case): boolean {
  if (whole.tags.includes('closed')) return true;
  if (
    whole.deadlines.some(({ stoppedAt, due, light }) => stoppedAt === null && due !== null && light !== 'red')
  )
    return true;
  const acts = Object.keys(kit.flows[flow]!.actions);
  const units = Object.values(whole.parties).flat();
  // Anyone of the town, and anyone who might hold a post in the seats that the case names.
  const seats = [whole.grid, kit.division.grids[whole.grid]?.village ?? '', kit.division.town.code, ...units];
  const persons = [...people.map(({ person }) => person), ...units, 'anyone'];
  return Object.keys(kit.posts).some((post) =>
    seats.some((seat) =>
      persons.some((person) =>
        acts.some(
          (act) =>
            decide(kit, flow, { person, post, seat, holdings: [{ post, seat }] }, { act }, whole).allow,
        ),
      ),
    ),
  );
}

const isOverdueAt =
  (now: number) =>
  ({ stoppedAt, due }: DeadlineRun): boolean =>
    stoppedAt === null && due !== null && due <= now;

const appliedOf = (entries: readonly Entry[]): CaseEvent[] =>
  entries.flatMap((entry) =>
    entry.kind === 'event' && entry.verdict.status === 'applied' ? [entry.event] : [],
  );
const instantOf = (event: CaseEvent): number => Date.parse(event.at);
const actorOf = ({ by, post, seat }: CaseEvent) => ({ person: by, post, seat, holdings: [{ post, seat }] });
const sent = ({ act, data = {}, edits = [], grid }: CaseEvent) => ({ act, data, edits, grid });

/** A case without its timeline. */
function bare(whole: Case | null): unknown {
  if (whole === null) return null;
  const { timeline, ...rest } = whole;
  return { ...rest, deadlines: timeline.filter(({ kind }) => kind === 'deadline') };
}

/** The case as an event at `at` finds it. */
function caseBefore({ kit }: Town, applied: readonly CaseEvent[], at: number, now: number): Case | null {
  return replay(applied, kit, Math.min(at, now));
}

/** Whether the event was possible on its base, and the base is not the head. */
function saw({ kit }: Town, applied: readonly CaseEvent[], event: CaseEvent): boolean {
  if (applied.length === 0) return false;
  if (event.base === null) {
    return event.act === 'open' && decide(kit, event.flow, actorOf(event), sent(event), null).allow;
  }
  const base = applied.findIndex(({ _id }) => _id === event.base);
  if (base === -1 || base === applied.length - 1) return false;
  const seen = replay(applied.slice(0, base + 1), kit, instantOf(applied[base]!));
  return decide(kit, event.flow, actorOf(event), sent(event), seen).allow;
}

/** Sorted, but a few come late: what a device sees from day to day. */
function sortedButFew(documents: History['documents'], order: readonly unknown[]): readonly unknown[] {
  const late = new Set(order.slice(0, Math.floor(order.length / 6)));
  return [
    ...documents.filter((document) => !late.has(document)),
    ...order.filter((document) => late.has(document)),
  ];
}
