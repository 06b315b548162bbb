import {
  inLanguage,
  joinPointer,
  type JsonObject,
  type JsonValue,
  getAt,
  type Language,
  own,
  type Pointer,
  splitPointer,
} from '#core/base';
import { type Calculated, EVERY, planOf, sayCondition, sayExpression, type Sayer } from '#core/calc';
import { formOf, type Kit } from '#core/model';
import { display } from './display.ts';
import { labelOf } from './label.ts';
import { localisedSchema } from './localise.ts';

/** How a calculated field comes by its value, for the person who looks at it. */
export interface Calculation {
  /** `“数量” × “单价”` */
  readonly rule: string;
  /** What went into it, each with its value as people read it; lists by entry. */
  readonly inputs: readonly { readonly label: string; readonly value: string }[];
}

/** More inputs than this are a list nobody reads. */
const MOST_INPUTS = 30;

/**
 * How the field at a place of the data is calculated (SPEC X7); undefined for a field that is not.
 * Without data the inputs are empty: the designer and the printed form show the rule alone.
 */
export function explainCalculated(
  kit: Kit,
  formId: string,
  pointer: Pointer,
  language: Language,
  data?: JsonObject,
): Calculation | undefined {
  const form = formOf(kit, formId);
  const steps = splitPointer(pointer);
  const field = form && planOf(form.schema).order.find((one) => isAt(one, steps));
  if (form === undefined || field === undefined) return undefined;
  const rule = sayExpression(field.expression, field.steps, sayerFor(kit, formId, language));
  if (data === undefined) return { rule, inputs: [] };
  const schema = localisedSchema(form, language);
  const places = [...new Set(field.reads.places.flatMap((place) => instancesOf(place, steps, data)))];
  const inputs = places.slice(0, MOST_INPUTS).map((place) => ({
    label: labelOf(schema, place, language),
    value: display(kit, formId, place, getAt(data, place), language),
  }));
  return { rule, inputs };
}

/** A condition over a group of a form in words, without its full stop. */
export function conditionWords(
  kit: Kit,
  formId: string,
  condition: JsonValue,
  group: readonly string[],
  language: Language,
): string {
  return sayCondition(condition, group, sayerFor(kit, formId, language));
}

function sayerFor(kit: Kit, formId: string, language: Language): Sayer {
  const form = formOf(kit, formId);
  const schema = form === undefined ? {} : localisedSchema(form, language);
  const place = (steps: readonly string[]): Pointer =>
    joinPointer(steps.map((step) => (step === EVERY ? '-' : step)));
  return {
    language,
    field: (steps) => labelOf(schema, place(steps), language),
    value: (steps, value) => display(kit, formId, place(steps), value, language),
    table: (id) => `“${inLanguage(own(kit.codes, id)?.title ?? { en: id }, language)}”`,
  };
}

function isAt(field: Calculated, steps: readonly string[]): boolean {
  return (
    field.steps.length === steps.length &&
    field.steps.every((step, at) => step === EVERY || step === steps[at])
  );
}

/** The places in the data that a reading means: this very entry where the field's own list is meant, else every entry. */
function instancesOf(
  place: readonly string[],
  from: readonly string[],
  data: JsonObject,
): readonly Pointer[] {
  const shared = place.findIndex((step, at) => step !== EVERY && step !== from[at]);
  const own = shared < 0 ? place.length : shared;
  let found: readonly (readonly string[])[] = [[]];
  place.forEach((step, at) => {
    found = found.flatMap((path): readonly (readonly string[])[] => {
      if (step !== EVERY) return [[...path, step]];
      const here = from[at];
      if (at < own && here !== undefined && /^\d+$/.test(here)) return [[...path, here]];
      const list = getAt(data, joinPointer(path));
      return Array.isArray(list) ? list.map((_entry, index) => [...path, String(index)]) : [];
    });
  });
  return found.map(joinPointer);
}
