import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** All text files of a config folder, by path below it with forward slashes. Rejects when the folder is not there. */
export async function readConfig(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile() && /\.(?:json|geojson|hbs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = new Map<string, string>();
  for (const path of paths) {
    files.set(relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8'));
  }
  return files;
}
