/**
 * Prevents: sensitive data on the basis of consent without a place to record that it was given separately (PIPL §14, §29; of children under
 * fourteen by a guardian, §31).
 */
import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { type Field, fieldsOf, isItem, titleOf, writtenAt } from './fieldsOf.ts';

export const consent: FormCheck = ({ form, schemaFile }) => {
  const fields = fieldsOf(form.schema);
  return fields
    .filter((field) => !isItem(field) && needsConsent(field.schema))
    .filter((field) => !fields.some((other) => isConsent(other) && groupOf(other) === groupOf(field)))
    .map((field) =>
      checkProblem('form.consent-missing', schemaFile, writtenAt(form, field.pointer), {
        name: titleOf(field),
      }),
    );
};

function needsConsent(schema: JsonObject): boolean {
  const use: JsonValue | undefined = own(schema, 'x-personal');
  return isObject(use) && own(use, 'basis') === 'consent' && own(use, 'sensitivity') === 'sensitive';
}

/** A yes or no whose words are about consent. */
function isConsent({ schema, name, pointer }: Field): boolean {
  return own(schema, 'type') === 'boolean' && /同意|consent/i.test(titleOf({ schema, name, pointer }) + name);
}

/** The object that holds the field. */
function groupOf({ pointer }: Field): string {
  return pointer.replace(/\/properties\/[^/]*$/, '');
}
