import { isObject, isText, joinPointer, type JsonObject, type JsonValue, own } from '#core/base';
import { test, validate, type Violation } from '#core/condition';
import type { CheckFile } from '#core/model';
import type { Around } from './Around.ts';
import { fillIn, isKnowable } from './calculate.ts';
import { EVERY } from './Expression.ts';
import { placesWith } from './places.ts';
import { planOf } from './plan.ts';

interface Check {
  readonly steps: readonly string[];
  readonly file: CheckFile;
}

const checks = new WeakMap<JsonObject, readonly Check[]>();

/**
 * Everything that is wrong about the data of a form: what its schema refuses, then calculated fields that hold something else
 * than what follows from the data (keyword `x-calc`), then its own checks (`x-checks`, with the `message`). Never throws.
 */
export function validateRecord(schema: JsonObject, data: JsonValue, around: Around): readonly Violation[] {
  return validate(schema, data).concat(validateBeyond(schema, data, around));
}

/** What is wrong beyond what the schema itself says: calculated fields and checks. */
export function validateBeyond(schema: JsonObject, data: JsonValue, around: Around): readonly Violation[] {
  const violations: Violation[] = [];
  if (!isObject(data)) return violations;
  let record = data;
  for (const field of planOf(schema).order) {
    if (!isKnowable(field, around)) continue;
    record = fillIn(record, field, around, (pointer, expected) => {
      violations.push({ pointer, keyword: 'x-calc', params: expected === undefined ? {} : { expected } });
    });
  }
  reportChecks(schema, data, false, violations);
  return violations;
}

/** What the form's own checks say that stops nothing (`warns`), as {@link validateBeyond} tells what does. */
export function warningsOf(schema: JsonObject, data: JsonValue): readonly Violation[] {
  const violations: Violation[] = [];
  reportChecks(schema, data, true, violations);
  return violations;
}

function reportChecks(schema: JsonObject, data: JsonValue, warns: boolean, into: Violation[]): void {
  for (const check of checksOf(schema))
    if ((check.file.warns === true) === warns) reportCheck(check, data, 0, '', into);
}

/** The checks of a form's schema; what is not written as a check is none. */
function checksOf(schema: JsonObject): readonly Check[] {
  const known = checks.get(schema);
  if (known !== undefined) return known;
  const found: Check[] = [];
  for (const { steps, value } of placesWith(schema, 'x-checks')) {
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
    for (const one of list) {
      const file = findCheck(one);
      if (file !== undefined) found.push({ steps, file });
    }
  }
  checks.set(schema, found);
  return found;
}

function findCheck(value: JsonValue): CheckFile | undefined {
  if (!isObject(value) || own(value, 'must') === undefined || !isText(own(value, 'message')))
    return undefined;
  // Every member that the type names and that is used below was looked at.
  return typeof own(value, 'field') === 'string' ? (value as unknown as CheckFile) : undefined;
}

function reportCheck(
  check: Check,
  value: JsonValue,
  index: number,
  pointer: string,
  into: Violation[],
): void {
  const step = check.steps[index];
  if (step === EVERY) {
    const entries: readonly JsonValue[] = Array.isArray(value) ? value : [];
    entries.forEach((entry, place) => {
      reportCheck(check, entry, index + 1, pointer + joinPointer([place]), into);
    });
  } else if (step !== undefined) {
    const part = isObject(value) ? own(value, step) : undefined;
    if (part !== undefined) reportCheck(check, part, index + 1, pointer + joinPointer([step]), into);
  } else if (fails(check.file, value)) {
    const { field, message } = check.file;
    into.push({ pointer: pointer + field, keyword: 'x-checks', params: { message } });
  }
}

function fails({ when, must }: CheckFile, group: JsonValue): boolean {
  return (when === undefined || test(when, group)) && !test(must, group);
}
