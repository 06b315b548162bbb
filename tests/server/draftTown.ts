/** Folders with a small config, inside git repositories and outside. The tests' own git calls are ordinary ones, with a shell's manners. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const CONFIG = new Map([
  ['kit.json', '{ "id": "样例" }\n'],
  ['forms/visit/form.schema.json', '{ "type": "object" }\n'],
  ['templates/sheet.hbs', '<p>{{record.what}}</p>\r\n'],
]);

export interface Place {
  /** The work tree, or the folder around the config. */
  readonly root: string;
  readonly configDir: string;
  readonly dataDir: string;
  git(...args: readonly string[]): string;
  end(): Promise<void>;
}

export async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A folder `town/config` that no repository knows. */
export async function plainPlace(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'wangge-drafts-'));
  const configDir = join(root, 'town', 'config');
  await writeFiles(configDir, CONFIG);
  const dataDir = join(root, 'data');
  await mkdir(dataDir);
  return {
    root,
    configDir,
    dataDir,
    git: (...args) => runGit(join(root, 'town'), args),
    end: () => rm(root, { recursive: true, force: true }),
  };
}

/** The same, committed. Fails clearly on a machine without git. */
export async function gitPlace(): Promise<Place> {
  const place = await plainPlace();
  place.git('init', '-q', '-b', 'main');
  place.git('add', '.');
  place.git('commit', '-q', '-m', 'town');
  return place;
}

export function runGit(at: string, args: readonly string[]): string {
  const who = ['-c', 'user.name=样例', '-c', 'user.email=sample@example.invalid'];
  try {
    return execFileSync('git', [...who, '-C', at, ...args], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('These tests need git on the machine: install it. The product works without.', {
        cause: error,
      });
    throw error;
  }
}
