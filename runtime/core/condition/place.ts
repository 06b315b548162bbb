/** Looking into JSON objects by their own properties only: `constructor` and `__proto__` are names like any other. */
import { joinPointer, type JsonObject, type JsonValue, type Pointer } from '#core/base';

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A property that a form has cleared to `undefined` counts as absent, as it does once it is written as JSON. */
export function has(object: JsonObject, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name) && object[name] !== undefined;
}

export function namesOf(object: JsonObject): readonly string[] {
  return Object.keys(object).filter((name) => object[name] !== undefined);
}

/** `pointer` and one more step. */
export function below(pointer: Pointer, step: string | number): Pointer {
  return pointer + joinPointer([step]);
}
