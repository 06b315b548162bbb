import type { Problem } from '#core/base';
import { hintFor } from '#core/model';
import type { Place } from './Check.ts';
import { checkProblem, type CheckCode } from './codes.ts';

/** The problem of a name that names nothing, as a list of none or one. */
export function unlessKnown(
  code: CheckCode,
  place: Place,
  name: string,
  known: readonly string[],
): readonly Problem[] {
  if (known.includes(name)) return [];
  return [checkProblem(code, place.file, place.pointer, { name, hint: hintFor(name, known) })];
}
