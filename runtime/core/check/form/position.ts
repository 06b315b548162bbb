/** Prevents: work that counts only with a position of whoever did it (国办函〔2026〕12号: no forced upload of tracks; domain.md §0.2, §5.1: one point, on tap, optional). */
import { isObject, type JsonValue, own } from '#core/base';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { fieldsOf, isItem, titleOf, writtenAt } from './fieldsOf.ts';

const WORDS = /定位|经纬度|坐标|\b(gps|geolocation|coordinates|latitude|longitude)\b/i;

export const position: FormCheck = ({ form, schemaFile }) => {
  const fields = fieldsOf(form.schema).filter((field) => !isItem(field));
  return fields
    .filter((field) => own(field.schema, 'x-kind') === 'position' || WORDS.test(titleOf(field)))
    .filter(({ pointer, name }) => {
      const group = fields.find((one) => one.pointer === pointer.replace(/\/properties\/[^/]*$/, ''));
      return namesRequired(group?.schema ?? form.schema).includes(name);
    })
    .map((field) =>
      checkProblem('form.position-forced', schemaFile, writtenAt(form, field.pointer), {
        name: titleOf(field),
      }),
    );
};

function namesRequired(schema: JsonValue): readonly JsonValue[] {
  const required = isObject(schema) ? own(schema, 'required') : undefined;
  return Array.isArray(required) ? (required as readonly JsonValue[]) : [];
}
