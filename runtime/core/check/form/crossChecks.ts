/** Prevents: a check over several fields that never holds or never fails, or whose message stands at no field (SPEC X6). */
import {
  getAt,
  isObject,
  type JsonObject,
  joinPointer,
  type JsonValue,
  own,
  type Pointer,
  type Problem,
} from '#core/base';
import { placesWith } from '#core/calc';
import { subsetProblems } from '#core/condition';
import { hintFor } from '#core/model';
import type { FormCheck, FormSubject } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { schemasAt, schemasAtPointer } from '../fields.ts';
import { readProblems } from '../scope.ts';
import { oneOf, schemaPlace } from './calculations.ts';
import { fieldPointers, fieldsOf, writtenAt } from './fieldsOf.ts';

export const crossChecks: FormCheck = (subject) => {
  const { form, schemaFile } = subject;
  const places = placesWith(form.schema, 'x-checks');
  const made = new Set(places.map(({ steps }) => schemaPlace(steps)));
  const elsewhere = fieldsOf(form.schema)
    .filter(({ schema, pointer }) => own(schema, 'x-checks') !== undefined && !made.has(pointer))
    .map(({ pointer }) => checkProblem('calc.misplaced', schemaFile, writtenAt(form, `${pointer}/x-checks`)));
  const found = places.flatMap(({ steps, value }) => {
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
    const group = oneOf(schemasAt(form.schema, steps));
    return list.flatMap((check, index) =>
      isObject(check)
        ? ofCheck(subject, check, group, `${schemaPlace(steps)}/x-checks${joinPointer([index])}`)
        : [],
    );
  });
  return [...elsewhere, ...found];
};

function ofCheck(
  { form, schemaFile }: FormSubject,
  check: JsonObject,
  group: JsonObject,
  pointer: Pointer,
): readonly Problem[] {
  const place = writtenAt(form, pointer);
  const field = getAt(check, '/field');
  const unknown =
    typeof field === 'string' && schemasAtPointer(group, field).length === 0
      ? [
          checkProblem('form.check-field-unknown', schemaFile, `${place}/field`, {
            field,
            hint: hintFor(field, fieldPointers(group)),
          }),
        ]
      : [];
  const asked = ['when', 'must'].flatMap((part) => {
    const condition = own(check, part);
    if (condition === undefined) return [];
    const at = `${place}/${part}`;
    const outside = subsetProblems(condition).map((problem) =>
      checkProblem('condition.outside-subset', schemaFile, at + problem.pointer, {
        keyword: problem.keyword,
      }),
    );
    return [...outside, ...readProblems(condition, group, schemaFile, at)];
  });
  return [...unknown, ...asked];
}
