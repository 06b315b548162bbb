import type { FieldKind } from './FieldKind.ts';
import { asTyped, formatted, kind, named, ofTown, printChoices } from './make.ts';

/** Codes are written without blanks and in capitals, however they are typed. */
const parseCode = (text: string): ReturnType<FieldKind['parse']> =>
  asTyped(text.replace(/\s/g, '').toUpperCase());

export const peopleKinds = {
  phone: formatted({
    title: named('电话', 'Phone'),
    part: 'phone',
    palette: 'people',
    format: 'phone',
    fault: named('{field}不是有效的手机号或座机号。', '{field} is not a valid mobile or landline number.'),
    seconds: 8,
  }),
  residentId: formatted({
    title: named('公民身份号码', 'Resident identity number'),
    part: 'residentId',
    palette: 'people',
    format: 'resident-id',
    fault: named(
      '{field}不是有效的居民身份证号，请逐位核对。',
      '{field} is not a valid resident identity number. Check each digit.',
    ),
    // Eighteen characters, checked against the card.
    seconds: 18,
    parse: parseCode,
  }),
  creditCode: formatted({
    title: named('统一社会信用代码', 'Social credit code'),
    part: 'creditCode',
    palette: 'people',
    format: 'credit-code',
    fault: named(
      '{field}不是有效的统一社会信用代码，请逐位核对。',
      '{field} is not a valid unified social credit code. Check each character.',
    ),
    seconds: 18,
    parse: parseCode,
  }),
  person: kind({
    title: named('工作人员账号', 'Member of staff'),
    part: 'person',
    palette: 'people',
    schema: { type: 'string', 'x-kind': 'person' },
    look: ['ui:widget'],
    seconds: 6,
  }),
  unit: ofTown({ title: named('单位', 'Unit'), part: 'unit', palette: 'people' }, 'unit'),
  units: kind({
    title: named('多个单位', 'Several units'),
    part: 'unit',
    palette: 'people',
    schema: { type: 'array', uniqueItems: true, maxItems: 8, items: { type: 'string', 'x-kind': 'unit' } },
    limits: ['minItems', 'maxItems'],
    seconds: 6,
    validate: (value) => Array.isArray(value),
    print: printChoices,
  }),
} satisfies Readonly<Record<string, FieldKind>>;
