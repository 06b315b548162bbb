import { isObject, type JsonValue, type Pointer, setAt, type Severity } from '#core/base';
import { sources, town } from './town.ts';

/** A file of this folder: how the town is broken, and exactly what must be said about it. */
export interface Fixture {
  /** The mistake in a sentence, for readers. */
  readonly mistake: string;
  readonly change: readonly Change[];
  readonly problems: readonly Expected[];
}

/** With `pointer` a place in the file, without it the whole file; neither `value` nor `text` removes. */
interface Change {
  readonly file: string;
  readonly pointer?: Pointer;
  readonly value?: JsonValue;
  readonly text?: string;
}

interface Expected {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly pointer: Pointer;
}

/** The town's files after the changes, as `loadKit` takes them. */
export function filesOf(changes: readonly Change[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>(Object.entries(sources));
  for (const [path, value] of Object.entries(town)) files.set(path, JSON.stringify(value, null, 2));
  for (const change of changes) apply(change, files);
  return files;
}

function apply({ file, pointer, value, text }: Change, files: Map<string, string>): void {
  if (text !== undefined) files.set(file, text);
  else if (pointer !== undefined) {
    const before = JSON.parse(files.get(file) ?? '{}') as JsonValue;
    const after = setAt(before, pointer, value);
    if (after === before) throw new Error(`${file} has no place ${pointer} to change`);
    files.set(file, JSON.stringify(after, null, 2));
  } else if (value !== undefined) files.set(file, JSON.stringify(value, null, 2));
  else if (!files.delete(file)) throw new Error(`the town has no ${file}`);
}

/** Refuses what is no fixture, so that a misspelt key cannot make one pass. */
export function asFixture(value: unknown): Fixture {
  if (!isObject(value) || Object.keys(value).join() !== 'mistake,change,problems') {
    throw new Error('a fixture has the keys mistake, change and problems');
  }
  return value as unknown as Fixture;
}
