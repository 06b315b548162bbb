/** Prevents: sensitive personal data that passes for general (PIPL §28; domain.md §5.1): then neither the second notice nor the separate consent comes. */
import { isObject, type JsonValue, own } from '#core/base';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { fieldsOf, isItem, titleOf, writtenAt } from './fieldsOf.ts';

/** Kinds that §28 names and a grid may meet: medical health, specific identity, financial accounts, minors under fourteen. */
const WORDS =
  /健康|病|残疾|伤情|医疗|用药|孕|精神|银行账|银行卡|存款|收入|低保|监护人|留守儿童|刑满|戒毒|矫正|\b(health|disease|disab|medic|pregnan|bank account|income|guardian)/i;
const CODES = /^(?:health|disability|left-behind)\b/;

export const sensitive: FormCheck = ({ form, schemaFile }) =>
  fieldsOf(form.schema).flatMap((field) => {
    const use = own(field.schema, 'x-personal');
    if (isItem(field) || !isObject(use) || own(use, 'sensitivity') === 'sensitive') return [];
    if (own(field.schema, 'type') === 'boolean' && /同意|告知|consent|notice/i.test(titleOf(field)))
      return [];
    if (!isSensitive(titleOf(field), own(field.schema, 'x-codes'))) return [];
    const place = writtenAt(form, `${field.pointer}/x-personal/sensitivity`);
    return [checkProblem('form.sensitive-unmarked', schemaFile, place, { name: titleOf(field) })];
  });

function isSensitive(title: string, codes: JsonValue | undefined): boolean {
  return WORDS.test(title) || (typeof codes === 'string' && CODES.test(codes));
}
