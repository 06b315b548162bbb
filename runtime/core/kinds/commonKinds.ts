import { isObject, type JsonValue } from '#core/base';
import type { FieldKind } from './FieldKind.ts';
import { kind, named, printChoices } from './make.ts';
import { parseNumber } from './numbers.ts';
import { isChinese } from './words.ts';

/** A number with its unit behind it. */
const printNumber: FieldKind['print'] = (value, { field, language }) => {
  if (typeof value !== 'number') return undefined;
  const unit = field['x-unit'];
  if (typeof unit !== 'string') return String(value);
  return isChinese(language) ? `${String(value)}${unit}` : `${String(value)} ${unit}`;
};

const isList = (value: JsonValue): boolean => Array.isArray(value);

/** What most questions of a form are. */
export const commonKinds = {
  text: kind({
    title: named('单行文字', 'Short text'),
    part: 'text',
    palette: 'common',
    schema: { type: 'string', minLength: 1, maxLength: 50 },
    look: ['ui:placeholder'],
    limits: ['minLength', 'maxLength'],
    // A name, a place.
    seconds: 8,
  }),
  longText: kind({
    title: named('多行文字', 'Long text'),
    part: 'textarea',
    palette: 'common',
    schema: { type: 'string', minLength: 1, maxLength: 500 },
    ui: { 'ui:widget': 'textarea' },
    look: ['ui:placeholder', 'ui:widget', 'ui:options'],
    limits: ['minLength', 'maxLength'],
    // One or two sentences, typed or spoken.
    seconds: 20,
  }),
  choice: kind({
    title: named('单选', 'One of several'),
    part: 'choice',
    palette: 'common',
    schema: { type: 'string', oneOf: [] },
    owned: ['enum', 'x-codes', 'x-other'],
    look: ['ui:widget'],
    seconds: 3,
    validate: (value) => typeof value === 'string' || typeof value === 'number',
    print: printChoices,
  }),
  choices: kind({
    title: named('多选', 'Several of several'),
    part: 'choices',
    palette: 'common',
    schema: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: [] } },
    look: ['ui:widget'],
    limits: ['minItems', 'maxItems'],
    seconds: 3,
    validate: isList,
    print: printChoices,
  }),
  yesNo: kind({
    title: named('是或否', 'Yes or no'),
    part: 'yesNo',
    palette: 'common',
    schema: { type: 'boolean' },
    seconds: 2,
    parse: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    serialize: (value) => (typeof value === 'boolean' ? String(value) : ''),
    validate: (value) => typeof value === 'boolean',
    print(value, { language }) {
      if (typeof value !== 'boolean') return undefined;
      if (isChinese(language)) return value ? '是' : '否';
      return value ? 'Yes' : 'No';
    },
  }),
  integer: kind({
    title: named('整数', 'Whole number'),
    part: 'number',
    palette: 'common',
    schema: { type: 'integer', minimum: 0 },
    owned: ['x-unit'],
    look: ['ui:placeholder'],
    limits: ['minimum', 'maximum'],
    seconds: 4,
    parse: parseNumber,
    validate: (value) => typeof value === 'number' && Number.isInteger(value),
    print: printNumber,
  }),
  number: kind({
    title: named('小数', 'Number'),
    part: 'number',
    palette: 'common',
    schema: { type: 'number' },
    owned: ['x-unit'],
    look: ['ui:placeholder'],
    limits: ['minimum', 'maximum'],
    seconds: 4,
    parse: parseNumber,
    validate: (value) => typeof value === 'number',
    print: printNumber,
  }),
  barcode: kind({
    title: named('二维码或条码', 'QR or bar code'),
    part: 'barcode',
    palette: 'common',
    schema: { type: 'string', 'x-kind': 'barcode', minLength: 1, maxLength: 200 },
    limits: ['maxLength'],
    seconds: 5,
  }),
  calculated: kind({
    title: named('自动计算', 'Calculated'),
    part: 'calculated',
    schema: { type: 'number' },
    seconds: 0,
    // Nobody types it.
    parse: () => undefined,
    serialize: () => '',
    validate: (value) => !isObject(value) && !isList(value) && value !== null,
    print: (value, reading) =>
      typeof value === 'number' ? printNumber(value, reading) : printChoices(value, reading),
  }),
} satisfies Readonly<Record<string, FieldKind>>;
