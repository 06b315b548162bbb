/**
 * A stamp is a small file that says of which sources something was made, by the hash of their contents: times are no
 * guide, since a checkout makes every file new.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

function listFiles(path) {
  if (!existsSync(join(ROOT, path))) return [];
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => listFiles(`${path}/${name}`));
}

export function hashOf(paths, { without } = {}) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(listFiles)) {
    if (without?.test(file)) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

export function isStamped(stampFile, hash) {
  const path = join(ROOT, stampFile);
  return existsSync(path) && readFileSync(path, 'utf8').trim() === hash;
}

export function stamp(stampFile, hash) {
  writeFileSync(join(ROOT, stampFile), `${hash}\n`);
}
