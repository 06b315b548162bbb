import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { JsonValue } from '#core/base';
import { loadKit } from '#core/check';
import type { Kit, Problem } from '#core';

const ROOT = join(import.meta.dirname, '../../config');

/** The files of the sample town: path inside `config/` → text. */
export function readTown(): ReadonlyMap<string, string> {
  const paths = readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [relative(ROOT, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

export interface LoadedTown {
  readonly kit: Kit;
  readonly problems: readonly Problem[];
}

/** The sample town as a kit. Throws when it is refused: no test of it would mean anything. */
export function loadTown(files: ReadonlyMap<string, string> = readTown()): LoadedTown {
  const loaded = loadKit(files);
  if (loaded.status === 'refused') {
    const lines = loaded.problems.map(({ code, file, pointer }) => `${code} ${file}#${pointer}`);
    throw new Error(`The sample town is refused:\n${lines.join('\n')}`);
  }
  return loaded;
}

export interface ScenarioFile {
  readonly flow: string;
  readonly name: string;
  readonly value: JsonValue;
}

/** Every scenario of every flow, in the order of their paths. */
export function scenariosOf(files: ReadonlyMap<string, string>): readonly ScenarioFile[] {
  return [...files]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([path, text]) => {
      const [, flow, name] = /^flows\/([^/]+)\/scenarios\/([^/]+)\.json$/.exec(path) ?? [];
      if (flow === undefined || name === undefined) return [];
      return [{ flow, name, value: JSON.parse(text) as JsonValue }];
    });
}
