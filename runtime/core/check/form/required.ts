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
import { hintFor } from '#core/model';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { fieldsOf, writtenAt } from './fieldsOf.ts';

export const required: FormCheck = ({ form, schemaFile }) => {
  const objects = [{ pointer: '', schema: form.schema }, ...fieldsOf(form.schema)];
  return objects.flatMap(({ pointer, schema }): readonly Problem[] => {
    const properties = own(schema, 'properties');
    if (!isObject(properties)) return [];
    const known = Object.keys(properties);
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
  const branches = ['if', 'then', 'else'].flatMap((keyword) => {
    const part = own(schema, keyword);
    return isObject(part) ? requirements(part, pointer + joinPointer([keyword])) : [];
  });
  return [...here, ...branches];
}
