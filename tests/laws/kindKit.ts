import type { JsonObject } from '#core/base';
import { readKit, type Kit } from '#core/model';
import { everyKind } from '../../stories/_samples.ts';
import { readTown } from '../examples/readTown.ts';

export const KIND_FORM = 'kinds';

/** The sample town with these files besides: a kit as it is read, unseen by the checks that hold an author to the law and to both languages. */
export function townWith(files: Readonly<Record<string, JsonObject>>): Kit {
  const more = Object.entries(files).map(([path, value]): [string, string] => [path, JSON.stringify(value)]);
  const loaded = readKit(new Map([...readTown(), ...more]));
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems, null, 1));
  return loaded.kit;
}

/** The sample town with a form of every kind of field. */
export function kindKit(): Kit {
  return townWith({ [`forms/${KIND_FORM}/form.schema.json`]: everyKind() });
}
