/**
 * Incidents of the sample town as a bench needs them: a few stories told once through the real rules (so every act
 * in them is allowed), then copied with ids and days of their own.
 */
import type { JsonObject } from '#core/base';
import type { Case, CaseEvent, Kit } from '#core/model';
import { newEvent, replay } from '#core/replay';
import { decide, factsBefore, guardScope, NOBODY, writeInstant } from '#core/rules';
import { formData } from '../laws/formData.ts';
import { LONG_ROUND, LONG_START, STORIES, type Step } from './stories.ts';

/** One thing that happens to the chart: an act or a deadline, with the scope that its conditions are asked about. */
export interface Happening {
  readonly name: string;
  readonly scope: JsonObject;
}

export interface Story {
  readonly events: readonly CaseEvent[];
  /** Instants of the events, ms. */
  readonly at: readonly number[];
  /** The same in the chart's terms, deadlines included. */
  readonly happenings: readonly Happening[];
}

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** Tuesday 2026-01-06 09:00 in the kit's zone. */
const START = Date.UTC(2026, 0, 6, 1);
const CASE_ID = '01KBENCH000000000000000000';

export function tellStories(kit: Kit): readonly Story[] {
  return STORIES.map((steps) => tell(kit, steps));
}

/** One case of `length` events: after its beginning the last of three told rounds comes again and again. */
export function tellLong(kit: Kit, length: number): Story {
  const told = tell(kit, [...LONG_START, ...LONG_ROUND, ...LONG_ROUND, ...LONG_ROUND]);
  const size = LONG_ROUND.length;
  const first = told.events.length - size;
  const round = told.happenings.slice(-size);
  const span = (told.at[first] ?? 0) - (told.at[first - size] ?? 0);
  const events = told.events.slice(0, first);
  const at = told.at.slice(0, first);
  const happenings = told.happenings.slice(0, -size);
  for (let index = first; index < length; index += 1) {
    const place = (index - first) % size;
    const instant = (told.at[first + place] ?? 0) + Math.floor((index - first) / size) * span;
    events.push({
      ...told.events[first + place]!,
      _id: `e/${CASE_ID}/01K${String(index).padStart(23, '0')}`,
      base: events.at(-1)!._id,
      at: writeInstant(instant, kit.timeZone.offsetMinutes),
    });
    at.push(instant);
    happenings.push(round[place]!);
  }
  return { events, at, happenings };
}

function tell(kit: Kit, steps: readonly Step[]): Story {
  const events: CaseEvent[] = [];
  const at: number[] = [];
  const happenings: Happening[] = [];
  let now = START;
  for (const [index, one] of steps.entries()) {
    now += one.minutes * MINUTE;
    const seen = replay(events, kit, now);
    for (const passed of newDeadlines(kit, events, seen, at.at(-1) ?? START)) happenings.push(passed);
    const event = makeEvent(kit, one, index, seen, now);
    const data = event.data ?? {};
    const facts = seen ?? factsBefore(kit.flows['incident']!, data, event.grid);
    happenings.push({ name: event.act, scope: structuredClone(guardScope(data, event, facts)) });
    events.push(event);
    at.push(now);
  }
  return { events, at, happenings };
}

/** The deadlines that passed since the last event. */
function newDeadlines(
  kit: Kit,
  events: readonly CaseEvent[],
  seen: Case | null,
  last: number,
): readonly Happening[] {
  const before = replay(events, kit, last);
  if (seen === null || before === null) return [];
  return seen.timeline
    .slice(before.timeline.length)
    .flatMap((entry) =>
      entry.kind === 'deadline'
        ? [{ name: `deadline.${entry.deadline}`, scope: structuredClone(guardScope({}, NOBODY, before)) }]
        : [],
    );
}

/** Tries data for the act's form until the rules allow it; a story that they do not allow is a fault of the bench. */
function makeEvent(kit: Kit, one: Step, index: number, seen: Case | null, now: number): CaseEvent {
  const actor = actorOf(kit, one.person);
  const grid = Object.keys(kit.division.grids)[0]!;
  const form = one.act === 'open' ? 'incident' : kit.flows['incident']!.actions[one.act]?.form;
  let last = '';
  for (let seed = 0; seed < 300; seed += 1) {
    const data = form === undefined ? {} : withUnits(kit, { ...formData(kit, form, seed * 10), ...one.data });
    const intent =
      one.edits === undefined
        ? { act: one.act, grid, data }
        : { act: one.act, grid, edits: one.edits(seen!) };
    const decision = decide(kit, 'incident', actor, intent, seen);
    if (decision.allow) {
      const id = `01K${String(index).padStart(23, '0')}`;
      return newEvent({
        kit,
        flow: 'incident',
        case: seen,
        caseId: CASE_ID,
        actor,
        intent,
        id,
        at: now,
        device: 'bench',
      });
    }
    last = `${decision.code}: ${decision.reason['zh-CN'] ?? ''}`;
  }
  throw new Error(`The bench's story stops at step ${String(index)} (${one.act} by ${one.person}): ${last}`);
}

function actorOf(kit: Kit, post: string) {
  const grid = Object.keys(kit.division.grids)[0]!;
  const seats = {
    grid,
    village: kit.division.grids[grid]!.village,
    town: kit.division.town.code,
    unit: Object.keys(kit.units)[0]!,
  };
  const seat = seats[kit.posts[post]!.reach];
  return { person: `bench-${post}`, post, seat, holdings: [{ post, seat }] };
}

/** `UNIT` stands for the unit of the bench's specialist. */
function withUnits(kit: Kit, data: JsonObject): JsonObject {
  const unit = Object.keys(kit.units)[0]!;
  return data['lead'] === 'UNIT' ? { ...data, lead: unit, assist: [] } : data;
}

/** A copy of a story as a case of its own: new ids, and some weeks later (weekends stay weekends). */
export function copyStory(kit: Kit, story: Story, number: number): readonly CaseEvent[] {
  const caseId = CASE_ID.slice(0, -8) + String(number).padStart(8, '0');
  const shift = (number % 40) * WEEK;
  const idOf = (id: string): string => `e/${caseId}/${id.slice(id.lastIndexOf('/') + 1)}`;
  return story.events.map((event, index) => ({
    ...event,
    _id: idOf(event._id),
    case: caseId,
    base: event.base === null ? null : idOf(event.base),
    at: writeInstant((story.at[index] ?? 0) + shift, kit.timeZone.offsetMinutes),
  }));
}
