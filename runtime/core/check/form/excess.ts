/**
 * Prevents: more personal data than the stated purpose needs (PIPL §6: 与处理目的直接相关, 最小范围). To be able to call somebody a name and a
 * number are enough, to find them an address; what they believe in, earn or suffer from is for purposes of its own.
 */
import { inLanguage, isObject, isText, type JsonValue, own } from '#core/base';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { fieldsOf, isItem, titleOf, writtenAt } from './fieldsOf.ts';

/** Purposes for which a name, a number and an address are enough. */
const CONTACT = /联系|告知|通知|回访|\b(contact|notify|call back|tell)/i;
const BEYOND_CONTACT =
  /身份号码|身份证|出生|年龄|性别|民族|婚姻|学历|政治面貌|职业|从业|工作单位|健康|病|残疾|收入|\b(identity number|birth|age|sex|ethnic|marri|education|politic|employ|health|income)/i;

export const excess: FormCheck = ({ form, schemaFile }) =>
  fieldsOf(form.schema).flatMap((field) => {
    const use = own(field.schema, 'x-personal');
    const purpose = isObject(use) ? wordsOf(own(use, 'purpose')) : '';
    if (isItem(field) || !CONTACT.test(purpose) || !BEYOND_CONTACT.test(titleOf(field))) return [];
    const place = writtenAt(form, field.pointer);
    return [checkProblem('form.personal-excess', schemaFile, place, { name: titleOf(field), purpose })];
  });

function wordsOf(value: JsonValue | undefined): string {
  return isText(value) ? inLanguage(value, 'zh-CN') : typeof value === 'string' ? value : '';
}
