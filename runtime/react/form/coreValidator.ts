import { toErrorSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import {
  inLanguage,
  splitPointer,
  test,
  validateForm,
  type FieldError,
  type Kit,
  type Language,
} from '#core';
import { fillCalculated } from './fillCalculated.ts';
import { createPruner, type Pruner } from './prune.ts';

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
  clock: () => number,
  only?: readonly string[],
  pruner: Pruner = createPruner(),
): ValidatorType<FormData> {
  return {
    isValid: (schema, data) => test(schema, pruner.part(data) ?? {}),
    validateFormData(data) {
      const found = within(
        only,
        validateForm(kit, form, fillCalculated(kit, form, pruner.whole(data ?? {}), clock()), clock()),
      );
      const errors = found.map(({ pointer, keyword, message }): RJSFValidationError => {
        const words = inLanguage(message, language);
        return { name: keyword, property: propertyOf(pointer), message: words, stack: words, params: {} };
      });
      return { errors, errorSchema: toErrorSchema<FormData>(errors) };
    },
    rawValidation: () => ({ errors: [] }),
  };
}

/** The errors at or below these places. */
export function within(
  only: readonly string[] | undefined,
  errors: readonly FieldError[],
): readonly FieldError[] {
  if (only === undefined) return errors;
  return errors.filter(({ pointer }) => only.some((one) => pointer === one || pointer.startsWith(`${one}/`)));
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
