/** One sentence for each keyword that can refuse a field: what is wrong, and what to do. `{field}` comes quoted. */
import { assertNever, type Text } from '#core/base';
import { faultOf } from '#core/kinds';

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const SENTENCES: Readonly<Record<string, Text>> = {
  required: both('请填写{field}。', 'Fill in {field}.'),
  dependentRequired: both('填了{other}，就要填写{field}。', 'With {other} filled in, {field} is needed too.'),
  additionalProperties: both(
    '这张表里没有{field}这一项，请删去。',
    'There is no {field} in this form. Remove it.',
  ),
  enum: both('{field}不在可选范围内，请重新选择。', '{field} is not one of the choices. Choose again.'),
  oneOf: both('{field}不在可选范围内，请重新选择。', '{field} is not one of the choices. Choose again.'),
  anyOf: both('{field}的填法不对，请检查。', '{field} is not filled in rightly. Check it.'),
  const: both('{field}只能是“{limit}”。', '{field} can only be "{limit}".'),
  not: both('{field}不能这样填，请修改。', '{field} cannot be filled in like this. Change it.'),
  'false schema': both('这里不用填写{field}，请清空。', '{field} is not asked for here. Clear it.'),
  minLength: both('{field}至少要写 {limit} 个字。', '{field} needs at least {limit} characters.'),
  maxLength: both(
    '{field}最多写 {limit} 个字，请缩短。',
    '{field} may have at most {limit} characters. Shorten it.',
  ),
  pattern: both('{field}的写法不对，请检查{example}。', '{field} is not written rightly. Check it{example}.'),
  minimum: both('{field}不能小于 {limit}。', '{field} must be {limit} or more.'),
  maximum: both('{field}不能大于 {limit}。', '{field} must be {limit} or less.'),
  exclusiveMinimum: both('{field}要大于 {limit}。', '{field} must be more than {limit}.'),
  exclusiveMaximum: both('{field}要小于 {limit}。', '{field} must be less than {limit}.'),
  'x-calc': both(
    '{field}由表单自动计算，现有的数值与计算结果不一致，请重新打开表单。',
    '{field} is calculated by the form and holds something else. Open the form again.',
  ),
  multipleOf: both('{field}要是 {limit} 的倍数。', '{field} must be a multiple of {limit}.'),
  minItems: both('{field}至少要有 {limit} 项。', '{field} needs at least {limit} entries.'),
  maxItems: both(
    '{field}最多 {limit} 项，请减少。',
    '{field} may have at most {limit} entries. Remove some.',
  ),
  uniqueItems: both('{field}里有重复的项，请删去。', '{field} has the same entry twice. Remove one.'),
  contains: both('{field}里缺少必须有的一项，请补上。', '{field} lacks an entry that is needed. Add it.'),
  minProperties: both('{field}至少要填 {limit} 项。', '{field} needs at least {limit} answers.'),
  maxProperties: both(
    '{field}最多填 {limit} 项，请减少。',
    '{field} may have at most {limit} answers. Remove some.',
  ),
};

/** For a keyword that is outside the language of conditions, or of a later version of it. */
export const OTHER = both('{field}填得不对，请检查。', '{field} is not right. Check it.');

/** A choice is not written but chosen. */
export const CHOOSE = both('请选择{field}。', 'Choose {field}.');

/** A yes that must be given. */
export const CONFIRM = both('请勾选{field}。', 'Tick {field}.');

export const UNKNOWN_FORM = both(
  '没有名为“{field}”的表单，可能需要更新。',
  'There is no form "{field}". An update may be needed.',
);

export function formatSentence(format: string): Text {
  return faultOf(format) ?? OTHER;
}

export type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null';

export function typeSentence(type: TypeName): Text {
  switch (type) {
    case 'string':
      return both('{field}应当填文字。', '{field} must be words.');
    case 'number':
      return both('{field}应当填数字。', '{field} must be a number.');
    case 'integer':
      return both('{field}应当填整数。', '{field} must be a whole number.');
    case 'boolean':
      return both('{field}应当选“是”或“否”。', '{field} must be yes or no.');
    case 'array':
    case 'object':
      return both('{field}的内容不完整，请重新填写。', '{field} is damaged. Fill it in again.');
    case 'null':
      return both('{field}应当空着，请清空。', '{field} must stay empty. Clear it.');
    default:
      return assertNever(type);
  }
}

export function isTypeName(type: unknown): type is TypeName {
  return (
    typeof type === 'string' &&
    ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'].includes(type)
  );
}
