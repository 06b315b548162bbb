import { loadKit } from '#core';
import type { Kit, Problem } from '#core';
import { readConfig } from './publish/readConfig.ts';
import type { ServerOptions, TownServer } from './startServer.ts';
import { startServer } from './startServer.ts';

export interface TownStart extends Omit<ServerOptions, 'kit' | 'files' | 'readKit'> {
  /** Folder of the town's files. */
  readonly configDir: string;
}

/** The config has errors and cannot be served; `problems` says which. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const [first] = problems;
    super(
      `the config has ${String(problems.length)} problems, first: ${first?.message['en'] ?? ''} (${first?.file ?? ''})`,
    );
    this.problems = problems;
  }
}

/** Reads and checks a config folder and starts the server over it. */
export async function startTown({ configDir, ...options }: TownStart): Promise<TownServer> {
  const files = await readConfig(configDir);
  const loaded = loadKit(files);
  if (loaded.status === 'refused') throw new ConfigRefused(loaded.problems);
  return startServer({ ...options, configDir, kit: loaded.kit, files, readKit: kitOf });
}

function kitOf(files: ReadonlyMap<string, string>): Kit | undefined {
  const loaded = loadKit(files);
  return loaded.status === 'refused' ? undefined : loaded.kit;
}
