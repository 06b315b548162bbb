import { type JsonObject, type Pointer, splitPointer } from '#core/base';
import { EVERY } from './Expression.ts';
import { planOf } from './plan.ts';

/**
 * Whether the place holds a value that always follows from the rest, so that nobody writes it. Values that need the calendar of
 * working days do not: they are written by whoever fills the form in, and stay.
 */
export function isCalculated(schema: JsonObject, pointer: Pointer): boolean {
  const steps = splitPointer(pointer);
  return planOf(schema).order.some(
    (field) =>
      !field.reads.calendar &&
      field.steps.length === steps.length &&
      field.steps.every((step, index) => step === EVERY || step === steps[index]),
  );
}
