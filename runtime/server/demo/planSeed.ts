import type { Case, CaseEvent, Kit } from '#core/model';
import { replay } from '#core/replay';
import { runScenario } from '#core/scenario';
import type { Cast } from './castPeople.ts';
import { castPeople, namesPeople } from './castPeople.ts';
import type { Script, Source } from './scenarios.ts';
import { moveToGrid, sourcesOf, withoutExpectations } from './scenarios.ts';
import { shiftDays } from './shiftDays.ts';

/** A case of the demonstration with its events, all before now. */
export interface SeedCase {
  readonly events: readonly CaseEvent[];
  readonly case: Case;
}

/** How the case shall stand now: just touched, at a yellow or a red light, or some weeks old. */
type Wish = 'fresh' | 'yellow' | 'red' | 'past';

interface Take {
  readonly source: Source;
  readonly grid: string | undefined;
  /** Steps to play; the rest is still to be done by whoever tries the demonstration. */
  readonly length: number;
  readonly wish: Wish;
}

const DAY = 24 * 60 * 60_000;
const WISHES: readonly Wish[] = ['fresh', 'yellow', 'red'];
/** A town of examples, not a load test: this many cases besides those of the demonstration's own grid. */
const ELSEWHERE = 2;

/**
 * Example activity made from the kit's own scenarios: each played to its end some weeks ago, and cut off after each step so that every
 * post finds something new, something nearly due and something overdue. The same for the same kit, cast and time.
 */
export function planSeed(kit: Kit, cast: Cast, homeGrid: string, now: number): readonly SeedCase[] {
  const takes = [...atHome(kit), ...elsewhere(kit, homeGrid)];
  return takes.flatMap((take, index) => {
    const seed = play(kit, cast, homeGrid, take, { index, now });
    return seed === undefined ? [] : [seed];
  });
}

function atHome(kit: Kit): readonly Take[] {
  return sourcesOf(kit).flatMap((source, place) => {
    const { length } = source.script.steps;
    const whole: Take = { source, grid: undefined, length, wish: 'past' };
    // One cut of each scenario, each at another step and with another light.
    const cut = 1 + (place % Math.max(1, length - 1));
    const wish = WISHES[place % WISHES.length] ?? 'fresh';
    return cut < length ? [whole, { source, grid: undefined, length: cut, wish }] : [whole];
  });
}

function elsewhere(kit: Kit, homeGrid: string): readonly Take[] {
  const movable = sourcesOf(kit).filter(({ script }) => !namesPeople(kit, script));
  const grids = Object.keys(kit.division.grids).filter((grid) => grid !== homeGrid);
  return grids.flatMap((grid, place) =>
    Array.from({ length: ELSEWHERE }).flatMap((_, turn): readonly Take[] => {
      const number = place * ELSEWHERE + turn;
      const source = movable[(number * 7) % movable.length];
      if (source === undefined) return [];
      const { length: most } = source.script.steps;
      const whole = turn === 0 && place % 2 === 0;
      const length = whole ? most : 1 + (number % most);
      const wish = WISHES[number % WISHES.length] ?? 'fresh';
      return [{ source, grid, length, wish: whole ? 'past' : wish }];
    }),
  );
}

function play(
  kit: Kit,
  cast: Cast,
  homeGrid: string,
  { source, grid, length, wish }: Take,
  { index, now }: { readonly index: number; readonly now: number },
): SeedCase | undefined {
  const cut = withoutExpectations(source.script, length);
  const moved = grid === undefined ? cut : moveToGrid(kit, cut, homeGrid, grid);
  const script = castPeople(kit, moved, cast, grid !== undefined);
  const name = `demo-${source.name}-${String(index)}`;
  const first = runScenario(kit, source.flow, script, name).events;
  const newest = Math.max(...first.map(({ at }) => Date.parse(at)));
  if (!Number.isFinite(newest)) return undefined;
  const latest = Math.floor((now - newest) / DAY);
  const days = latest - daysBack(kit, first, { wish, latest, index, now });
  return perform(kit, source.flow, shiftDays(script, days), name, now);
}

function perform(kit: Kit, flow: string, script: Script, name: string, now: number): SeedCase | undefined {
  const { events } = runScenario(kit, flow, script, name);
  const past = events.filter(({ at }) => Date.parse(at) <= now);
  const found = replay(past, kit, now);
  return found === null
    ? undefined
    : { events: past.map((event) => ({ ...event, device: 'demo' })), case: found };
}

interface Search {
  readonly wish: Wish;
  /** Days by which the events can be moved forward at most. */
  readonly latest: number;
  readonly index: number;
  readonly now: number;
}

/** Days tried when a light is wished for: close together where deadlines are short. */
const TRIED = [0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30];

/** How many days the last act shall lie back for the case to stand as wished; 0 when it cannot. */
function daysBack(kit: Kit, events: readonly CaseEvent[], { wish, latest, index, now }: Search): number {
  const standing = (back: number): Case | null => {
    const moved = events.map((event) => ({ ...event, at: moveInstant(event.at, latest - back) }));
    return replay(moved, kit, now);
  };
  if (wish === 'fresh') return 0;
  if (wish === 'past') {
    // What is not finished would only be weeks overdue.
    return standing(0)?.tags.includes('closed') === true ? 2 + ((index * 5) % 24) : 0;
  }
  const found = TRIED.find((back) => {
    const lights = standing(back)?.deadlines.filter(({ stoppedAt }) => stoppedAt === null);
    return lights?.some(({ light }) => light === wish) === true;
  });
  return found ?? 0;
}

/** Keeps the written offset, which is fixed for a kit. */
function moveInstant(at: string, days: number): string {
  const moved = new Date(Date.parse(`${at.slice(0, 23)}Z`) + days * DAY).toISOString();
  return `${moved.slice(0, 23)}${at.slice(23)}`;
}
