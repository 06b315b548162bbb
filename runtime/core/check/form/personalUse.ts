/**
 * Prevents: personal data whose basis, term or sensitivity is stated in words that nobody can act on (PIPL §13 lists the bases, §19 asks
 * for the shortest term, §28 for what is sensitive; domain.md §5.1).
 */
import { isObject, own } from '#core/base';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { fieldsOf, titleOf, writtenAt } from './fieldsOf.ts';

const ALLOWED: Readonly<Record<string, RegExp>> = {
  basis: /^(?:consent|duty|law|contract|emergency|public)$/,
  // An ISO 8601 duration in years, months or days.
  retention: /^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/,
  sensitivity: /^(?:general|sensitive)$/,
};

export const personalUse: FormCheck = ({ form, schemaFile }) =>
  fieldsOf(form.schema).flatMap((field) => {
    const use = own(field.schema, 'x-personal');
    if (!isObject(use)) return [];
    return Object.entries(ALLOWED).flatMap(([key, allowed]) => {
      const value = own(use, key);
      if (typeof value !== 'string' || allowed.test(value)) return [];
      const place = writtenAt(form, `${field.pointer}/x-personal/${key}`);
      return [checkProblem('form.personal-unclear', schemaFile, place, { name: titleOf(field), key, value })];
    });
  });
