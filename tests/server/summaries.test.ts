/** The summaries that the list cache keeps say what the fold says, at the time of the fold and at every later one. */
import { describe, expect, test } from 'vitest';
import { getAt } from '#core/base';
import type { Case, Kit } from '#core/model';
import { replay } from '#core/replay';
import { runScenario } from '#core/scenario';
import { loadTown, readTown, scenariosOf } from '../examples/readTown.ts';
import { shownFields } from '../../runtime/server/lists/shownFields.ts';
import { nextLook, summarize } from '../../runtime/server/lists/summarize.ts';
import type { CaseSummary } from '../../runtime/server/lists/CaseSummary.ts';

const files = readTown();
const { kit } = loadTown(files);
const HOUR = 3_600_000;

/** Every scenario of the sample town, folded right after its last event. */
const folds = scenariosOf(files).flatMap(({ flow, name, value }) => {
  const { events } = runScenario(kit, flow, value, name);
  const now = Math.max(...events.map(({ at }) => Date.parse(at)));
  const found = replay(events, kit, now);
  return found === null ? [] : [{ name: `${flow}/${name}`, events, now, case: found }];
});

const summary = (one: Case, now: number, of: Kit = kit): CaseSummary =>
  summarize(one, { kit: of, current: of, format: 'f', now, databases: one.audience });

/** The light as a reader of the summary works it out. */
function readLight({ light, due, warnAt }: CaseSummary['deadlines'][number], now: number): string {
  if (light !== undefined) return light;
  if (now >= Date.parse(due ?? '')) return 'red';
  return now >= Date.parse(warnAt ?? '') ? 'yellow' : 'green';
}

describe('a summary', () => {
  test('says what the fold says', () => {
    for (const { case: one, now } of folds) {
      const { _id, flow, grid, states, tags, parties, counts, head, number, ...rest } = summary(one, now);
      expect({ id: _id, flow, grid, states, tags, parties, counts, head, number }).toEqual({
        id: one.id,
        flow: one.flow,
        grid: one.grid,
        states: one.states,
        tags: one.tags,
        parties: one.parties,
        counts: one.counts,
        head: one.head,
        number: one.number,
      });
      expect(rest.databases).toEqual(one.audience);
      expect(Date.parse(rest.openedAt)).toBe(one.openedAt);
      expect(rest.open).toBe(!one.tags.includes('closed'));
    }
  });

  test('gives the lights of every later instant, until the case changes by itself', () => {
    let yellow = 0;
    for (const { case: one, events, now } of folds) {
      const written = summary(one, now);
      const until = nextLook(one, now) ?? now + 90 * 24 * HOUR;
      for (let instant = now; instant < until; instant += Math.max(HOUR / 3, (until - now) / 50)) {
        const later = replay(events, kit, instant)!;
        const lights = written.deadlines.map((deadline) => readLight(deadline, instant));
        expect(lights).toEqual(later.deadlines.map(({ light }) => light));
        yellow += lights.filter((light) => light === 'yellow').length;
      }
    }
    expect(yellow).toBeGreaterThan(50);
  });

  test('is the same at every instant before it says that the hub is to look again', () => {
    for (const { name, case: one, events, now } of folds) {
      const look = nextLook(one, now);
      if (look === null) continue;
      const before = replay(events, kit, look - 1)!;
      const bare = ({ keptAt: _now, ...rest }: CaseSummary): unknown => rest;
      expect([name, bare(summary(before, look - 1))]).toEqual([name, bare(summary(one, now))]);
    }
  });

  test('is closed since it was closed for the last time', () => {
    const closed = folds.filter(({ case: one }) => one.tags.includes('closed'));
    expect(closed.length).toBeGreaterThan(5);
    for (const { case: one, events, now } of closed) {
      const since = Date.parse(summary(one, now).closedAt ?? '');
      expect(replay(events, kit, since)?.tags).toContain('closed');
      const instants = [...new Set(events.map(({ at }) => Date.parse(at)))].filter((at) => at > since);
      for (const at of instants)
        expect(
          replay(
            events.filter((event) => Date.parse(event.at) <= at),
            kit,
            at,
          )?.tags,
        ).toContain('closed');
      expect(
        replay(
          events.filter(({ at }) => Date.parse(at) < since),
          kit,
          since - 1,
        )?.tags ?? [],
      ).not.toContain('closed');
    }
    const open = folds.find(({ case: one }) => !one.tags.includes('closed'))!;
    expect(summary(open.case, open.now).closedAt).toBeUndefined();
  });
});

describe('of the record', () => {
  test('only what a list for town posts shows is copied', () => {
    for (const { case: one, now } of folds) {
      const { fields } = summary(one, now);
      const shown = shownFields(kit, one.flow);
      expect(shown).toEqual(expect.arrayContaining(Object.keys(fields)));
      for (const [pointer, value] of Object.entries(fields))
        expect(value).toEqual(getAt(one.record, pointer));
    }
    // `visits-due` shows /address too, but for no town post; `households` does.
    expect(shownFields(kit, 'household-survey')).toEqual(['/address', '/group', '/members/0/name']);
  });

  test('nothing that the form declares sensitive, even if a list shows it or what holds it', () => {
    const { lists } = kit;
    const households = lists['households']!;
    const columns = ['/members', '/members/0', '/members/0/need', '/members/0/name'].map((pointer) => ({
      show: 'field' as const,
      pointer,
    }));
    const changed: Kit = { ...kit, lists: { ...lists, households: { ...households, columns } } };
    expect(shownFields(changed, 'household-survey')).toEqual(['/members/0/name']);
  });

  test('a list that town posts do not see adds nothing', () => {
    const list = { ...kit.lists['visits-due']!, columns: [{ show: 'field' as const, pointer: '/housing' }] };
    const changed: Kit = { ...kit, lists: { 'visits-due': list } };
    expect(shownFields(changed, 'household-survey')).toEqual([]);
  });
});
