/**
 * `npm run bench -- <name> [--json]`: runs `tests/bench/<name>.ts`, whose `run({ json })` measures and prints. A bench says which machine,
 * versions and sizes it measured; numbers of two runs are compared only when these are the same.
 */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

interface Bench {
  readonly run: (options: { readonly json: boolean }) => Promise<void>;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const found = await benches();
  const bench = found.get(positionals[0] ?? '');
  if (bench === undefined || positionals.length > 1) {
    console.error(`npm run bench -- <name> [--json]\n<name>: ${[...found.keys()].join(', ')}`);
    return 2;
  }
  await bench.run({ json: values.json === true });
  return 0;
}

/** Files of this folder that have a `run`; the others hold what these measure. */
async function benches(): Promise<ReadonlyMap<string, Bench>> {
  const files = (await readdir(FOLDER))
    .filter((file) => /^[a-z]+\.ts$/.test(file) && file !== 'main.ts')
    .sort();
  const found = new Map<string, Bench>();
  for (const file of files) {
    const module = (await import(`./${file}`)) as Partial<Bench>;
    if (module.run !== undefined) found.set(file.replace('.ts', ''), { run: module.run });
  }
  return found;
}

const code = await main(process.argv.slice(2));
// A bench sets 1 itself when it missed its aim.
if (code !== 0) process.exitCode = code;
