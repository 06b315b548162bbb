import {
  aroundFilling,
  calculate,
  calculationPlan,
  own,
  type JsonObject,
  type Kit,
  type Pointer,
} from '#core';

/**
 * The answers with the calculated fields as they follow from them now; the same object when nothing changes. A cleared field
 * (`undefined`) is absent to the calculation.
 * @param changed only what depends on these places
 * @param tell told of each place whose value changes
 */
export function fillCalculated<Data extends Readonly<Record<string, unknown>>>(
  kit: Kit,
  form: string,
  data: Data,
  now: number,
  changed?: readonly Pointer[],
  tell?: (pointer: Pointer) => void,
): Data {
  const schema = own(kit.forms, form)?.schema;
  // Most forms calculate nothing, and this is asked at every key.
  if (schema === undefined || calculationPlan(schema).order.length === 0) return data;
  // Only groups and values of JSON come out of a form; what a calculation leaves alone is as it was.
  return calculate(
    schema,
    data as unknown as JsonObject,
    aroundFilling(kit, now),
    changed,
    tell,
  ) as unknown as Data;
}
