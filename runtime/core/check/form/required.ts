/** Prevents: a form that can never be sent, because it requires a field that it does not have. */
import {
  isObject,
  joinPointer,
  type JsonObject,
  type JsonValue,
  own,
  type Pointer,
  type Problem,
} from '#core/base';
import { hintFor, subschemasOf } from '#core/model';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { fieldsOf, writtenAt } from './fieldsOf.ts';

export const required: FormCheck = ({ form, schemaFile }) => {
  const objects = [{ pointer: '', schema: form.schema }, ...fieldsOf(form.schema)];
  return objects.flatMap(({ pointer, schema }): readonly Problem[] => {
    const properties = own(schema, 'properties');
    if (!isObject(properties)) return [];
    const known = [...namesIn(schema)];
    return requirements(schema, pointer).flatMap(({ name, place }): readonly Problem[] =>
      known.includes(name)
        ? []
        : [
            checkProblem('form.required-unknown', schemaFile, writtenAt(form, place), {
              name,
              hint: hintFor(name, known),
            }),
          ],
    );
  });
};

/** Its properties, those that its branches add included. */
function namesIn(schema: JsonObject): ReadonlySet<string> {
  const properties = own(schema, 'properties');
  const parts = subschemasOf(schema, 'in-place').flatMap(({ schema: part }) =>
    isObject(part) ? [...namesIn(part)] : [],
  );
  return new Set([...Object.keys(isObject(properties) ? properties : {}), ...parts]);
}

/** Of the object itself and of the branches that speak about the same object. */
function requirements(
  schema: JsonObject,
  pointer: Pointer,
): readonly { readonly name: string; readonly place: Pointer }[] {
  const names = own(schema, 'required');
  const here = Array.isArray(names)
    ? (names as readonly JsonValue[]).flatMap((name, index) =>
        typeof name === 'string' ? [{ name, place: pointer + joinPointer(['required', index]) }] : [],
      )
    : [];
  const sides = ['if', 'then', 'else'].flatMap((keyword) =>
    within(own(schema, keyword), pointer + joinPointer([keyword])),
  );
  const every = own(schema, 'allOf');
  const parts = Array.isArray(every)
    ? (every as readonly JsonValue[]).flatMap((part, index) =>
        within(part, pointer + joinPointer(['allOf', index])),
      )
    : [];
  return [...here, ...dependent(schema, pointer), ...sides, ...parts];
}

type Requirement = ReturnType<typeof requirements>[number];

function within(part: JsonValue | undefined, pointer: Pointer): readonly Requirement[] {
  return isObject(part) ? requirements(part, pointer) : [];
}

/** `{ "bonus": ["reason"] }`: who fills the one has to fill the others. */
function dependent(schema: JsonObject, pointer: Pointer): readonly Requirement[] {
  const needs = own(schema, 'dependentRequired');
  return Object.entries(isObject(needs) ? needs : {}).flatMap(([name, needed]) => {
    const at = pointer + joinPointer(['dependentRequired', name]);
    const others = Array.isArray(needed) ? (needed as readonly JsonValue[]) : [];
    return [
      { name, place: at },
      ...others.flatMap((other, index) =>
        typeof other === 'string' ? [{ name: other, place: at + joinPointer([index]) }] : [],
      ),
    ];
  });
}
