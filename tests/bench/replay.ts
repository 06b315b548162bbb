/**
 * `npm run bench -- replay`: what an event costs when cases are folded from nothing, beside a bare XState
 * `transition` of the same chart for the same happenings with the same conditions, in the same run.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type AnyStateMachine, initialTransition, setup, transition } from 'xstate';
import xstatePackage from 'xstate/package.json' with { type: 'json' };
import { type Condition, test } from '#core/condition';
import type { JsonObject } from '#core/base';
import { flowTable } from '#core/flow';
import type { Case, CaseEvent, Kit } from '#core/model';
import { replay } from '#core/replay';
import { loadTown } from '../examples/readTown.ts';
import { copyStory, type Story, tellLong, tellStories } from './incidents.ts';

interface Line {
  readonly shape: 'cases of 20' | 'one case';
  readonly events: number;
  readonly cases: number;
  readonly rounds: number;
  /** Medians over the rounds, µs of processor time. */
  readonly replayPerEvent: number;
  readonly transitionPerEvent: number;
  readonly ratio: number;
}

/** Cases are made, folded and let go in batches, so that a million events need not fit into memory at once. */
const BATCH = 500;
const MEGABYTE = 1_048_576;
/** `BENCH_MOST=100000` leaves the larger sizes out. */
const MOST = Number(process.env['BENCH_MOST'] ?? 1_000_000);

export async function run(options: { readonly json: boolean }): Promise<void> {
  const { kit } = loadTown();
  const bench = { kit, stories: tellStories(kit), bare: bareMachine(kit), now: Date.UTC(2027, 5, 1) };
  const before = memory();
  warmUp(bench);
  const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= MOST);
  if (!options.json) printMachine();
  const lines: Line[] = [];
  for (const shape of ['cases of 20', 'one case'] as const) {
    const measured = measure(bench, shape, sizes);
    lines.push(...measured);
    if (!options.json) measured.forEach(printLine);
  }
  const after = memory();
  const report = {
    bench: 'replay',
    ...machine(),
    chart: {
      states: flowTable(kit.flows['incident']!).order.length,
      acts: Object.keys(kit.flows['incident']!.actions).length,
    },
    lines,
    flat: ratioOf(lines, 'cases of 20'),
    flatLong: ratioOf(lines, 'one case'),
    memory: { before, after, perKeptCase: keptCases(bench) },
  };
  // The aims of the issue: no dearer than two transitions, and as cheap in a million events as in a thousand.
  if (lines.some(({ ratio }) => ratio > 2) || report.flat > 1.2 || report.flatLong > 1.2)
    process.exitCode = 1;
  if (options.json) console.log(JSON.stringify(report));
  else printEnd(report);
}

interface Bench {
  readonly kit: Kit;
  readonly stories: readonly Story[];
  readonly bare: ReturnType<typeof bareMachine>;
  readonly now: number;
}

/** One round of one size: µs of processor time per event and per bare transition. */
interface Sample {
  readonly events: number;
  readonly cases: number;
  readonly fold: number;
  readonly walk: number;
}

const ROUNDS = 15;
/** In every round the small sizes, in every third or fifth the large ones: all of them meet the same machine. */
const isDue = (events: number, round: number): boolean =>
  round % (events >= 1_000_000 ? 5 : events >= 100_000 ? 3 : 1) === 0;

function measure(bench: Bench, shape: Line['shape'], sizes: readonly number[]): readonly Line[] {
  const samples = new Map<number, Sample[]>(sizes.map((events) => [events, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [events, found] of samples) {
      if (!isDue(events, round)) continue;
      found.push(sample(bench, shape, events));
      // What a large size leaves behind is not the next one's to clear away.
      if (events >= 100_000) heap();
    }
  }
  return Array.from(samples.values(), (found) => lineOf(shape, found));
}

/** XState alone, with the same conditions about the same scopes. */
function bareMachine(kit: Kit): { readonly machine: AnyStateMachine; readonly ask: { scope: JsonObject } } {
  const ask: { scope: JsonObject } = { scope: {} };
  const machine = setup({
    guards: {
      // As everywhere: before a case is opened there is nothing to ask about.
      when: ({ event }, params: { condition: Condition }) =>
        event.type !== 'xstate.init' && test(params.condition, ask.scope),
    },
  }).createMachine(kit.flows['incident']!.chart as never) as unknown as AnyStateMachine;
  return { machine, ask };
}

/** µs for all happenings of these stories, and how many there were. */
function walkBare(
  { bare: { machine, ask } }: Bench,
  stories: readonly Story[],
): { readonly us: number; readonly steps: number } {
  let steps = 0;
  const start = processorTime();
  for (const { happenings } of stories) {
    let snapshot = initialTransition(machine)[0];
    for (const { name, scope } of happenings) {
      ask.scope = scope;
      snapshot = transition(machine, snapshot, { type: name })[0];
      steps += 1;
    }
  }
  return { us: processorTime() - start, steps };
}

function foldAll({ kit, now }: Bench, cases: readonly (readonly CaseEvent[])[]): number {
  const start = processorTime();
  for (const events of cases) mustStand(replay(events, kit, now), events);
  return processorTime() - start;
}

/** A bench of refused events would measure something else. */
function mustStand(whole: Case | null, events: readonly CaseEvent[]): void {
  if (whole?.head !== events.at(-1)?._id) {
    throw new Error(
      `The bench's case does not stand: ${JSON.stringify(whole?.timeline.find((entry) => entry.kind === 'event' && entry.verdict.status !== 'applied'))}`,
    );
  }
}

function storyOf({ stories }: Bench, number: number): Story {
  return stories[number % stories.length]!;
}

/** A small size is done several times over: a thousand events alone take no longer than one collection of garbage. */
function sample(bench: Bench, shape: Line['shape'], events: number): Sample {
  const one = (): Sample => (shape === 'one case' ? oneCase(bench, events) : manyCases(bench, events));
  const times = Math.max(1, Math.floor(10_000 / events));
  const all = Array.from({ length: times }, one);
  const mean = (of: (sample: Sample) => number): number =>
    all.reduce((sum, each) => sum + of(each), 0) / times;
  const { cases, events: counted } = all[0]!;
  return { events: counted, cases, fold: mean(({ fold }) => fold), walk: mean(({ walk }) => walk) };
}

function manyCases(bench: Bench, events: number): Sample {
  const cases = Math.max(1, Math.round(events / averageLength(bench)));
  let [folded, foldUs, walked, walkUs] = [0, 0, 0, 0];
  for (let first = 0; first < cases; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, cases - first) }, (_, index) => first + index);
    const batch = numbers.map((number) => copyStory(bench.kit, storyOf(bench, number), number));
    const stories = numbers.map((number) => storyOf(bench, number));
    folded += batch.reduce((sum, one) => sum + one.length, 0);
    foldUs += foldAll(bench, batch);
    const walk = walkBare(bench, stories);
    walked += walk.steps;
    walkUs += walk.us;
  }
  return { events: folded, cases, fold: foldUs / folded, walk: walkUs / walked };
}

function oneCase(bench: Bench, events: number): Sample {
  const story = tellLong(bench.kit, events);
  const now = (story.at.at(-1) ?? 0) + 1;
  const fold = foldAll({ ...bench, now }, [story.events]) / events;
  const { us, steps } = walkBare(bench, [story]);
  return { events, cases: 1, fold, walk: us / steps };
}

function lineOf(shape: Line['shape'], samples: readonly Sample[]): Line {
  const fold = median(samples.map((sample) => sample.fold));
  const walk = median(samples.map((sample) => sample.walk));
  return {
    shape,
    events: samples[0]?.events ?? 0,
    cases: samples[0]?.cases ?? 0,
    rounds: samples.length,
    replayPerEvent: round(fold),
    transitionPerEvent: round(walk),
    ratio: round(fold / walk),
  };
}

/** What 1,000,000 events cost an event, over what 1,000 do. */
function ratioOf(lines: readonly Line[], shape: Line['shape']): number {
  const ours = lines.filter((line) => line.shape === shape);
  return round((ours.at(-1)?.replayPerEvent ?? 0) / (ours[0]?.replayPerEvent ?? 1));
}

/** Bytes that a folded case keeps alive beyond its events, in a list of 2,000 cases. */
function keptCases(bench: Bench): {
  readonly cases: number;
  readonly bytesPerEvent: number;
  readonly bytesPerCaseFold: number;
} {
  const count = 2_000;
  const [start] = [heap()];
  const events = Array.from({ length: count }, (_, number) =>
    copyStory(bench.kit, storyOf(bench, number), number),
  );
  const held = heap();
  const cases = events.map((one) => replay(one, bench.kit, bench.now));
  const folded = heap();
  const total = events.reduce((sum, one) => sum + one.length, 0);
  return {
    cases: cases.length,
    bytesPerEvent: Math.round((held - start) / total),
    bytesPerCaseFold: Math.round((folded - held) / count),
  };
}

function warmUp(bench: Bench): void {
  manyCases(bench, 40_000);
  oneCase(bench, 5_000);
}

function averageLength({ stories }: Bench): number {
  return stories.reduce((sum, { events }) => sum + events.length, 0) / stories.length;
}

function memory(): { readonly rssMb: number; readonly heapMb: number } {
  const heapMb = Math.round(heap() / MEGABYTE);
  return { rssMb: Math.round(process.memoryUsage().rss / MEGABYTE), heapMb };
}

/** µs of processor time, collecting garbage included. Others on the machine do not count, as they would by the clock. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Bytes in use after everything that is not in use was let go. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function machine() {
  return {
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / MEGABYTE / 1024),
      // Others on the machine slow both sides, but not always alike.
      load: round(loadavg()[0] ?? 0),
    },
    versions: { node: process.version, xstate: xstatePackage.version },
  };
}

function printMachine(): void {
  const { machine: at, versions } = machine();
  console.log(
    `replay · ${at.cpu}, ${at.cores} cores, ${at.memoryGb} GB, load ${at.load} · node ${versions.node}, xstate ${versions.xstate}`,
  );
  console.log('µs of processor time per event, medians of interleaved rounds');
}

function printLine(line: Line): void {
  console.log(
    `${line.shape.padEnd(12)} ${String(line.events).padStart(9)} events: replay ${line.replayPerEvent.toFixed(2)}, ` +
      `bare transition ${line.transitionPerEvent.toFixed(2)}, ratio ${line.ratio.toFixed(2)} (${line.rounds} rounds)`,
  );
}

function printEnd(report: {
  readonly flat: number;
  readonly flatLong: number;
  readonly memory: unknown;
}): void {
  const { flat, flatLong, memory: kept } = report;
  console.log(
    `the largest over the smallest size: ${flat.toFixed(2)} in cases of 20, ${flatLong.toFixed(2)} in one case`,
  );
  console.log(`memory: ${JSON.stringify(kept)}`);
}
