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
  const [name = '', ...more] = positionals;
  const files = (await readdir(FOLDER))
    .filter((file) => /^[a-z]+\.ts$/.test(file) && file !== 'main.ts')
    .sort();
  // Only the one that is asked for: to load another is to warm up code that it shares.
  const bench = files.includes(`${name}.ts`) && more.length === 0 ? await load(`${name}.ts`) : undefined;
  if (bench === undefined) {
    const names: string[] = [];
    for (const file of files) if ((await load(file)) !== undefined) names.push(file.replace('.ts', ''));
    console.error(`npm run bench -- <name> [--json]\n<name>: ${names.join(', ')}`);
    return 2;
  }
  await bench.run({ json: values.json === true });
  return 0;
}

/** A file without `run` holds what the benches measure. */
async function load(file: string): Promise<Bench | undefined> {
  const { run } = (await import(`./${file}`)) as Partial<Bench>;
  return run === undefined ? undefined : { run };
}

const code = await main(process.argv.slice(2));
// A bench sets 1 itself when it missed its aim.
if (code !== 0) process.exitCode = code;
