/** What was measured of one page in one round; ms at a quarter of the speed, MB. */
interface Line {
  readonly slowCpuMs: number;
  readonly fastCpuMs: number;
  readonly paintMs: readonly number[];
  readonly mountMs: number;
  readonly mountCpuMs: number;
  readonly addCpuMs: number;
  readonly addPaintMs: number;
  readonly heapMb: number;
}

export interface Round {
  readonly lines: Readonly<Record<string, Line>>;
  /** Main-thread time of a key that forty questions hang on, by one that none hangs on. */
  readonly conditions: Readonly<Record<string, number>>;
}

interface Verdict {
  readonly says: string;
  readonly value: number;
  readonly bound: number;
  readonly holds: boolean;
}

const OURS = ['ours', 'ours, open'];
const PEERS = ['rjsf', 'surveyjs', 'form-js'];
/** One frame of the display. */
const FRAME_MS = 1000 / 60;

function median(values: readonly number[]): number {
  return at(values, 0.5);
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The bounds, each over the medians of the rounds' ratios (or differences, where it says ms). */
export function judge(rounds: readonly Round[]): readonly Verdict[] {
  return OURS.flatMap((ours) => {
    const ratio = (says: string, of: (line: Line) => number, peer: string, bound: number): Verdict =>
      verdict(
        `${ours}: ${says} by ${peer}`,
        median(rounds.map(({ lines }) => of(lineOf(lines, ours)) / of(lineOf(lines, peer)))),
        bound,
      );
    return [
      ratio('a key, one a second,', (line) => line.slowCpuMs, 'rjsf', 0.4),
      ratio('a key, eight a second,', (line) => line.fastCpuMs, 'rjsf', 0.4),
      ...PEERS.slice(1).flatMap((peer) => [
        ratio('a key, one a second,', (line) => line.slowCpuMs, peer, 0.999),
        ratio('a key, eight a second,', (line) => line.fastCpuMs, peer, 0.999),
      ]),
      ratio('key to paint, median,', (line) => median(line.paintMs), 'form-js', 1),
      ratio('key to paint, p95,', (line) => at(line.paintMs, 0.95), 'form-js', 1),
      verdict(
        `${ours}: key to paint, p95, ms above native`,
        median(
          rounds.map(
            ({ lines }) => at(lineOf(lines, ours).paintMs, 0.95) - at(lineOf(lines, 'native').paintMs, 0.95),
          ),
        ),
        FRAME_MS,
      ),
      ratio('mount to interactive', (line) => line.mountMs, 'rjsf', 0.5),
      ratio('adding a member', (line) => line.addCpuMs, 'rjsf', 0.5),
    ];
  }).concat(
    verdict(
      'ours: a key with 40 conditions by one without',
      median(rounds.map(({ conditions }) => conditions['ours'] ?? Number.NaN)),
      1.5,
    ),
  );
}

function verdict(says: string, value: number, bound: number): Verdict {
  return { says, value, bound, holds: value <= bound };
}

function lineOf(lines: Round['lines'], name: string): Line {
  const line = lines[name];
  if (line === undefined) throw new Error(`${name} was not measured.`);
  return line;
}

/** Medians over the rounds, and how the times from key to paint are spread. */
export function tableOf(rounds: readonly Round[]): string {
  const names = Object.keys(rounds[0]?.lines ?? {});
  const columns: readonly (readonly [string, (line: Line) => number])[] = [
    ['key 1/s', (line) => line.slowCpuMs],
    ['key 8/s', (line) => line.fastCpuMs],
    ['mount', (line) => line.mountMs],
    ['mount, all work', (line) => line.mountCpuMs],
    ['add member', (line) => line.addCpuMs],
    ['add, painted', (line) => line.addPaintMs],
    ['heap MB', (line) => line.heapMb],
  ];
  const rows = names.map((name) => [
    name,
    ...columns.map(([, of]) => median(rounds.map(({ lines }) => of(lineOf(lines, name)))).toFixed(1)),
  ]);
  const spread = names.map((name) => {
    const all = rounds.flatMap(({ lines }) => lineOf(lines, name).paintMs);
    return [name, ...[0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99].map((share) => at(all, share).toFixed(1))];
  });
  return [
    'medians of the rounds, ms of the main thread unless it says painted',
    aligned([['', ...columns.map(([title]) => title)], ...rows]),
    'key to paint, ms, all keys',
    aligned([['', 'p5', 'p25', 'p50', 'p75', 'p90', 'p95', 'p99'], ...spread]),
    `a key with forty conditions by one without: ${['ours', 'rjsf']
      .map(
        (name) => `${name} ${median(rounds.map((round) => round.conditions[name] ?? Number.NaN)).toFixed(2)}`,
      )
      .join(', ')}`,
  ].join('\n');
}

function aligned(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((cell, index) => (index === 0 ? cell.padEnd(12) : cell.padStart(16))).join(''))
    .join('\n');
}
