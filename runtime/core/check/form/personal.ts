/**
 * Prevents: personal data that is collected without a stated purpose, basis, term and sensitivity (PIPL §6, §13, §17,
 * §19; domain.md §5.1). A form that does not state them cannot be published.
 */
import { type JsonObject, own, type Problem } from '#core/base';
import type { FormCheck, FormSubject } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { type Field, fieldsOf, isItem, titleOf, writtenAt } from './fieldsOf.ts';

export const personal: FormCheck = (subject) => {
  const fields = fieldsOf(subject.form.schema);
  return fields
    .filter(({ schema }) => own(schema, 'x-personal') === undefined && isPersonal(schema))
    .filter((field) => !coveredByList(field, fields))
    .map((field) => undeclared(subject, field));
};

function undeclared({ form, schemaFile }: FormSubject, field: Field): Problem {
  return checkProblem('form.personal-undeclared', schemaFile, writtenAt(form, field.pointer), {
    name: titleOf(field),
  });
}

function isPersonal(schema: JsonObject): boolean {
  const format = own(schema, 'format');
  return format === 'resident-id' || format === 'phone' || own(schema, 'x-kind') === 'person';
}

/** A list may say it once for all its items. */
function coveredByList(field: Field, fields: readonly Field[]): boolean {
  if (!isItem(field)) return false;
  const list = fields.find(({ pointer }) => pointer === field.pointer.slice(0, -'/items'.length));
  return list !== undefined && own(list.schema, 'x-personal') !== undefined;
}
