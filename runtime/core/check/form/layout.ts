/** Prevents: a form that does not open, or a layout that speaks of fields which were renamed. */
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

export const layout: FormCheck = ({ form, uiFile }) => ofObject(form.schema, form.ui, '', uiFile);

function ofObject(
  schema: JsonValue | undefined,
  ui: JsonObject,
  pointer: Pointer,
  file: string,
): readonly Problem[] {
  const properties = isObject(schema) ? own(schema, 'properties') : undefined;
  const fields = isObject(properties) ? properties : {};
  return [
    ...ofOrder(fields, own(ui, 'ui:order'), pointer + joinPointer(['ui:order']), file),
    ...Object.entries(ui).flatMap(([name, part]): readonly Problem[] => {
      if (name.startsWith('ui:') || name.startsWith('$') || !isObject(part)) return [];
      const place = pointer + joinPointer([name]);
      const below = name === 'items' && isObject(schema) ? own(schema, 'items') : own(fields, name);
      if (below !== undefined) return ofObject(below, part, place, file);
      const params = { name, hint: hintFor(name, Object.keys(fields)) };
      return [checkProblem('form.ui-field-unknown', file, place, params)];
    }),
  ];
}

function ofOrder(
  fields: JsonObject,
  order: JsonValue | undefined,
  pointer: Pointer,
  file: string,
): readonly Problem[] {
  if (!Array.isArray(order)) return [];
  const names = (order as readonly JsonValue[]).filter((name) => typeof name === 'string');
  const known = Object.keys(fields);
  const unknown = names.flatMap((name, index): readonly Problem[] =>
    name === '*' || known.includes(name)
      ? []
      : [
          checkProblem('form.ui-field-unknown', file, pointer + joinPointer([index]), {
            name,
            hint: hintFor(name, known),
          }),
        ],
  );
  return names.includes('*') ? unknown : [...unknown, checkProblem('form.order-open', file, pointer)];
}
