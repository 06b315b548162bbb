import { parseArgs } from 'node:util';
import { Runner } from './runSchedule.ts';
import type { Outcome } from './runSchedule.ts';
import { buildStage } from './Stage.ts';

const LARGE = { acts: 30, serverKills: 0.3, courtesy: 15_000 };

const HELP = `npm run soak -- faults [--count 1000] [--from 1] [--seed N] [--side 2]
  --count  schedules to play        --from  seed of the first
  --seed   play this one alone      --side  so many at the same time`;

/**
 * Plays a thousand random schedules of 4 devices × 30 acts with a bad network, disconnections, killed hubs and killed servers, says what
 * came out of each, and ends with a verdict; resolves to the exit code. A seed decides the plan; the machine decides what meets when.
 */
export async function soakFaults(args: readonly string[]): Promise<number> {
  const options = {
    count: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    side: { type: 'string', default: '2' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const from = Number(values.seed ?? values.from);
  const count = values.seed === undefined ? Number(values.count) : 1;
  const side = Number(values.side);
  if (![from, count, side].every((value) => Number.isSafeInteger(value) && value > 0)) {
    say(HELP);
    return 2;
  }
  const stage = await buildStage();
  const started = Date.now();
  const outcomes: Outcome[] = [];
  let next = from;
  const play = async (): Promise<void> => {
    const runner = new Runner(stage);
    while (next < from + count) {
      const seed = next;
      next += 1;
      const outcome = await runner.run(seed, LARGE);
      outcomes.push(outcome);
      say(lineOf(outcome, outcomes.length, count));
    }
    await runner.end();
  };
  await Promise.all(Array.from({ length: Math.min(side, count) }, play));
  await stage.end();
  return verdict(outcomes, Date.now() - started);
}

function lineOf(
  { seed, faults, events, byUnit, refused, serverKills, hubKills }: Outcome,
  done: number,
  count: number,
): string {
  const what = `${String(events)} events (${String(byUnit)} by the department), ${String(refused)} refused, ${String(serverKills)} server and ${String(hubKills)} hub kills`;
  const head = `${String(done)}/${String(count)}  seed ${String(seed)}  ${what}`;
  if (faults.length === 0) return `${head}  ok`;
  return [
    `${head}  FAILED (${String(faults.length)}); alone: npm run soak -- faults --seed ${String(seed)}`,
    ...faults.slice(0, 20),
  ].join('\n    ');
}

function verdict(outcomes: readonly Outcome[], ms: number): number {
  const sum = (of: (outcome: Outcome) => number): string =>
    String(outcomes.reduce((all, one) => all + of(one), 0));
  const bad = outcomes.filter(({ faults }) => faults.length > 0).map(({ seed }) => seed);
  const network: Record<string, number> = {};
  for (const outcome of outcomes)
    for (const [fate, times] of Object.entries(outcome.network)) network[fate] = (network[fate] ?? 0) + times;
  say(`\n${String(outcomes.length)} schedules in ${String(Math.round(ms / 1000))} s`);
  say(
    `${sum(({ events }) => events)} events entered (${sum(({ byUnit }) => byUnit)} by the department, in ${String(outcomes.filter(({ byUnit }) => byUnit > 0).length)} schedules), ${sum(({ refused }) => refused)} of them refused with a reason`,
  );
  say(
    `${sum(({ serverKills }) => serverKills)} servers killed with -9, ${sum(({ hubKills }) => hubKills)} hubs killed`,
  );
  say(
    `requests: ${Object.entries(network)
      .map(([fate, times]) => `${fate} ${String(times)}`)
      .join(', ')}`,
  );
  if (bad.length === 0)
    say('PASSED: all databases and devices ended the same, every acknowledged event is there once');
  else say(`FAILED: seeds ${bad.join(', ')}`);
  return bad.length === 0 ? 0 : 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
