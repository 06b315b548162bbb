import {
  isObject,
  joinPointer,
  type JsonObject,
  type JsonValue,
  own,
  type Pointer,
  setAt,
  splitPointer,
} from '#core/base';
import type { Around } from './Around.ts';
import { EVERY } from './Expression.ts';
import type { Answer } from './functions.ts';
import { overlaps } from './places.ts';
import { type Calculated, planOf } from './plan.ts';

/**
 * The data with its calculated fields as they follow from the rest (SPEC X1); what did not change is shared with the data given.
 * A field whose day or calendar is not known keeps what it holds. Never throws, linear in the data for a given form.
 * @param tell told of each value that changes
 * @param changed only what depends on these places is calculated again, for the fields that somebody is typing into
 */
export function calculate(
  schema: JsonObject,
  data: JsonObject,
  around: Around,
  changed?: readonly Pointer[],
  tell?: Tell,
): JsonObject {
  let record = data;
  const touched = changed === undefined ? undefined : changed.map(splitPointer);
  for (const field of planOf(schema).order) {
    if (!isKnowable(field, around)) continue;
    const asked =
      touched === undefined ||
      field.reads.places.some((place) => touched.some((one) => overlaps(place, one)));
    if (!asked) continue;
    const next = fillIn(record, field, around, tell);
    if (next === record) continue;
    record = next;
    if (touched !== undefined) touched.push(field.steps);
  }
  return record;
}

/** Whether what the field asks besides the data is known here. */
export function isKnowable({ reads }: Calculated, around: Around): boolean {
  return (
    !(reads.day && around.today === undefined) && !(reads.calendar && around.workdaysLater === undefined)
  );
}

/** Told of each instance of the field whose value is another than the data hold. */
export type Tell = (pointer: Pointer, expected: JsonValue | undefined) => void;

/** The record with one calculated field filled in, in every entry that has it. */
export function fillIn(record: JsonObject, field: Calculated, around: Around, tell?: Tell): JsonObject {
  const filled = fill(record, 0, []);
  return isObject(filled) ? filled : record;

  function fill(value: JsonValue | undefined, index: number, path: readonly string[]): JsonValue | undefined {
    const step = field.steps[index] ?? '';
    if (step === EVERY) return Array.isArray(value) ? fillEntries(value, index, path) : value;
    if (value !== undefined && !isObject(value)) return value;
    const group: JsonObject = value ?? {};
    const before = own(group, step);
    const here = path.concat(step);
    const isLast = index === field.steps.length - 1;
    const after = isLast
      ? single(field.run({ record, here: group, inEntry: field.inEntry, around }))
      : fill(before, index + 1, here);
    if (isLast && after !== before && tell !== undefined) tell(joinPointer(here), after);
    return after === before ? value : setAt(group, joinPointer([step]), after);
  }

  function fillEntries(entries: readonly JsonValue[], index: number, path: readonly string[]): JsonValue {
    const next = entries.map((entry, place) => fill(entry, index + 1, path.concat(String(place))) ?? entry);
    return next.some((entry, place) => entry !== entries[place]) ? next : entries;
  }
}

/** A field holds one value: a list, a group or nothing leaves it empty. */
function single(answer: Answer): JsonValue | undefined {
  return typeof answer === 'object' ? undefined : answer;
}
