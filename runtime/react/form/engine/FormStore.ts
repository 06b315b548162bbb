import { createSchemaUtils, type RJSFSchema, type SchemaUtilsType } from '@rjsf/utils';
import {
  dependenciesOf,
  getAt,
  schemaAt,
  test,
  type Asking,
  type FieldError,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from '#core';
import type { coreValidator } from '../coreValidator.ts';
import type { Pruner } from '../prune.ts';
import { changedPlace } from './changedPlace.ts';
import { createListeners } from './listeners.ts';
import { pathIn, pointerOf, valueAt, withValueAt, type Path } from './paths.ts';
import { settling } from './settle.ts';
import { share } from './share.ts';
import { createShapes } from './shapes.ts';
import { createShownErrors, type ShownErrors } from './shownErrors.ts';

type FormData = Readonly<Record<string, unknown>>;

/**
 * A form's answers outside React. A field hears of its own answer only; which questions are asked is thought about only
 * when an answer that decides about it changes. The semantics are RJSF's (see settle.ts).
 */
export interface FormStore {
  readonly schema: RJSFSchema;
  readonly utils: SchemaUtilsType<FormData>;
  readonly data: () => FormData;
  readonly valueAt: (pointer: Pointer) => unknown;
  /** Somebody answered; `undefined` clears. */
  readonly change: (pointer: Pointer, value: unknown) => void;
  /** The schema of a part as its answers make it: with the questions that conditions bring in. */
  readonly shapeAt: (pointer: Pointer, schema: RJSFSchema) => RJSFSchema;
  readonly listen: (pointer: Pointer, listener: () => void) => () => void;
  readonly errors: ShownErrors;
  /** The answers as they are stored when nothing is wrong with them; otherwise what is wrong is shown. */
  readonly submit: () => JsonObject | undefined;
}

interface Setting {
  /** As shown, references followed. */
  readonly schema: JsonObject;
  readonly initial: FormData;
  readonly validator: ReturnType<typeof coreValidator>;
  readonly pruner: Pruner;
  readonly judge: (data: JsonValue) => readonly FieldError[];
  /** Fills in what is calculated: from the changed places only, if they are given; tells which places it changed. */
  readonly calculate: <Data extends FormData>(
    data: Data,
    changed?: readonly Pointer[],
    tell?: (pointer: Pointer) => void,
  ) => Data;
  readonly behavior: Parameters<typeof createSchemaUtils>[2];
  /** `stored` gives the answers as they would be stored; asked again and again it works only on what changed. */
  readonly onChange: (data: FormData, stored: () => JsonObject) => void;
}

export function createFormStore(setting: Setting): FormStore {
  const { pruner } = setting;
  const stored = (answers: FormData): JsonObject => setting.calculate(pruner.whole(answers));
  // The kit's schemas are plain JSON of a subset of what RJSF takes; only the types are written differently.
  const schema: RJSFSchema = setting.schema;
  const utils = createSchemaUtils<FormData>(setting.validator, schema, setting.behavior);
  const dependencies = dependenciesOf(setting.schema);
  const { settle, looksEverywhere } = settling(utils, schema, setting.initial);
  const listeners = createListeners();
  const shapes = createShapes(utils);
  let data = setting.initial;
  const errors = createShownErrors((pointer) => listeners.tell(pointer));

  function change(pointer: Pointer, given: unknown): void {
    const before = data;
    const path = pathIn(before, pointer);
    // In a list there is no absent entry.
    const value = given === undefined && typeof path.at(-1) === 'number' ? null : given;
    if (value === valueAt(before, path) && value !== undefined) return;
    const follows: Pointer[] = [];
    const answered = withValueAt(before, path, value) as FormData;
    const next = setting.calculate(answered, [pointer], (place) => follows.push(place));
    const isDecided =
      decides(before, next, path, value) ||
      follows.some((place) => decides(before, next, pathIn(next, place), undefined));
    const changed = isDecided ? share(before, setting.calculate(settle(next, path, given))) : undefined;
    data = changed ?? next;
    // An entry that went has moved the others' errors.
    if (errors.isShown()) (Array.isArray(value) ? errors.show : errors.narrow)(setting.judge(stored(data)));
    if (changed === undefined) for (const place of [pointer, ...follows]) listeners.tell(place);
    else {
      shapes.forget();
      listeners.tellAll();
    }
    const answers = data;
    setting.onChange(answers, () => pruner.whole(answers));
  }

  /** Whether more may follow from the change than the answer itself. */
  function decides(before: FormData, next: FormData, path: Path, value: unknown): boolean {
    if (typeof value === 'object' && value !== null) return true;
    if (looksEverywhere && isFixed(path)) return true;
    const old = pruner.whole(before);
    const now = pruner.whole(next);
    return dependencies
      .affectedBy(changedPlace(old, now, path))
      .some((asking) => answersDiffer(asking, old, now));
  }

  /** Where RJSF looks through everything, it may take back a value that the schema fixes. */
  function isFixed(path: Path): boolean {
    const field = schemaAt(setting.schema, pointerOf(path)) ?? {};
    return ['const', 'enum', 'oneOf', 'anyOf', 'readOnly'].some((keyword) => keyword in field);
  }

  return {
    schema,
    utils,
    data: () => data,
    valueAt: (pointer) => valueAt(data, pathIn(data, pointer)),
    change,
    shapeAt: (pointer, raw) => shapes.at(pointer, raw, () => valueAt(data, pathIn(data, pointer))),
    listen: (pointer, listener) => listeners.listen(pointer, listener),
    errors,
    submit() {
      const pruned = stored(data);
      const found = setting.judge(pruned);
      errors.show(found);
      return found.length === 0 ? pruned : undefined;
    },
  };
}

function answersDiffer(
  { pointer, conditions, open }: Asking,
  before: JsonObject,
  after: JsonObject,
): boolean {
  // A change above a list of parts is a change of each of them.
  if (open || pathIn(before, pointer).some(Number.isNaN) || pointer.split('/').includes('-')) return true;
  const old = getAt(before, pointer) ?? {};
  const now = getAt(after, pointer) ?? {};
  return conditions.some((condition) => test(condition, old) !== test(condition, now));
}
