/** Which files a draft may hold. What is refused here never reaches git or the disk. */

/** As large as what the loader reads from a folder. */
const MOST_BYTES = 2 * 1024 * 1024;
/** In one save; a draft as a whole may have more. */
const MOST_FILES = 500;
const LONGEST = 200;

const FOLDERS: ReadonlySet<string> = new Set([
  'calendar',
  'codes',
  'flows',
  'forms',
  'lists',
  'org',
  'schema',
  'templates',
]);

/** No dot in front (`.git`, `..`), none at the end, nothing that a file system, git or a shell reads as more than a letter. */
const SEGMENT = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_. -]*[\p{L}\p{N}_-])?$/u;

/** A folder has no dot, so no name can be that of a file and of a folder. */
const FOLDER = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_ -]*[\p{L}\p{N}_-])?$/u;

/** Whether the path is one of a config file: a known folder, a plain name, an ending that the loader reads. */
export function isConfigPath(path: string): boolean {
  if (path.length > LONGEST || path.normalize('NFC') !== path) return false;
  if (!/\.(?:json|geojson|hbs)$/.test(path)) return false;
  const segments = path.split('/');
  const [file = '', ...folders] = [...segments].reverse();
  if (!SEGMENT.test(file) || !folders.every((folder) => FOLDER.test(folder))) return false;
  return segments.length === 1 ? path === 'kit.json' : segments.length <= 5 && FOLDERS.has(segments[0] ?? '');
}

/** What is wrong about the files of a save, as a reason for the client; undefined when nothing is. */
export function filesFault(files: ReadonlyMap<string, string | null>): string | undefined {
  if (files.size > MOST_FILES) return `one save may have ${String(MOST_FILES)} files`;
  for (const [path, text] of files) {
    if (!isConfigPath(path)) return `${JSON.stringify(path.slice(0, LONGEST))} is no file of a config`;
    if (text === null) continue;
    if (Buffer.byteLength(text) > MOST_BYTES) return `${path} is larger than ${String(MOST_BYTES)} bytes`;
    // A lone half of a character would be written as another one.
    if (!text.isWellFormed()) return `${path} is no valid text`;
  }
  return undefined;
}
