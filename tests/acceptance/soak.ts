import { parseArgs } from 'node:util';
import { loadTown } from '../examples/readTown.ts';
import { appliedEvents } from '../parity/corpus.ts';
import { openTown } from './openTown.ts';
import { sendMutants, strangersIn } from './sendMutants.ts';

const HELP = `npm run soak -- mutants [--count 10000] [--seed 72]
  --count  documents to send        --seed   decides all of them`;

/**
 * Sends ten thousand documents that break one rule each to a running server, by three routes; resolves to the exit code. Nothing may be
 * stored, nothing may be answered with 500.
 */
export async function soakMutants(args: readonly string[]): Promise<number> {
  const options = {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '72' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  if (![count, seed].every((value) => Number.isSafeInteger(value) && value > 0)) {
    say(HELP);
    return 2;
  }
  const { kit } = loadTown();
  const events = appliedEvents(kit).filter(({ post }) => kit.posts[post]?.reach !== 'unit');
  const people = events.map(({ by, post, seat }) => ({ person: by, post, seat }));
  const town = await openTown({ kit, people, clock: () => Date.parse('2030-01-01T00:00:00Z') });
  try {
    const { sent, faults, byRule } = await sendMutants(town, kit, events, count, seed);
    const strangers = await strangersIn(town, kit, events);
    for (const [rule, times] of Object.entries(byRule)) say(`${String(times).padStart(6)}  ${rule}`);
    for (const fault of [...faults, ...strangers.map((id) => `stored: ${id}`)]) say(`✗ ${fault}`);
    const bad = faults.length + strangers.length;
    say(`seed ${seed}: ${sent} documents, ${Object.keys(byRule).length} rules, ${bad} faults`);
    return bad === 0 ? 0 : 1;
  } finally {
    await town.end();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
