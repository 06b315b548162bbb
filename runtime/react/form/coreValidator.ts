import { toErrorSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import { inLanguage, splitPointer, test, validateForm, type Kit, type Language } from '#core';
import { prune, pruneObject } from './prune.ts';

type FormData = Readonly<Record<string, unknown>>;

/**
 * RJSF's validator over the core: the same interpreter and the same sentences as on the server, and no generated
 * code, which the content security policy forbids. `only` keeps the errors at or below these pointers: an act that
 * edits a part of a record is not stopped by another part.
 */
export function coreValidator(
  kit: Kit,
  form: string,
  language: Language,
  only?: readonly string[],
): ValidatorType<FormData> {
  return {
    isValid: (schema, data) => test(schema, prune(data) ?? {}),
    validateFormData(data) {
      const errors = formErrors(kit, form, language, data ?? {}, only);
      return { errors, errorSchema: toErrorSchema<FormData>(errors) };
    },
    rawValidation: () => ({ errors: [] }),
  };
}

function formErrors(
  kit: Kit,
  form: string,
  language: Language,
  data: FormData,
  only: readonly string[] | undefined,
): RJSFValidationError[] {
  return validateForm(kit, form, pruneObject(data))
    .filter(
      ({ pointer }) =>
        only === undefined || only.some((one) => pointer === one || pointer.startsWith(`${one}/`)),
    )
    .map(({ pointer, keyword, message }) => {
      const words = inLanguage(message, language);
      return { name: keyword, property: propertyOf(pointer), message: words, stack: words, params: {} };
    });
}

/** `/members/0/name` as RJSF names it: `.members.0.name`. */
export function propertyOf(pointer: string): string {
  return splitPointer(pointer)
    .map((part) => `.${part}`)
    .join('');
}

/** The id of the field's element in the page, for the summary's links. */
export function fieldIdOf(property: string): string {
  return `root${property.replaceAll('.', '_')}`;
}
