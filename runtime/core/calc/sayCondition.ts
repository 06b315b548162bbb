import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import { listed, pick, type Sayer } from './Sayer.ts';

/** Keywords of one field that a sentence has words for: `{field}` and the value. */
const COMPARED: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  const: ['{field}为{value}', '{field} is {value}'],
  minimum: ['{field}不小于 {value}', '{field} is {value} or more'],
  maximum: ['{field}不大于 {value}', '{field} is {value} or less'],
  exclusiveMinimum: ['{field}大于 {value}', '{field} is more than {value}'],
  exclusiveMaximum: ['{field}小于 {value}', '{field} is less than {value}'],
  minItems: ['{field}至少有 {value} 项', '{field} has at least {value} entries'],
  maxItems: ['{field}最多有 {value} 项', '{field} has at most {value} entries'],
};

/**
 * A condition over one group in a sentence without its full stop: `“一票否决事由”已填`. What there are no words for is called
 * “符合另外的规定”, never left out.
 * @param group the place of the group
 */
export function sayCondition(condition: JsonValue, group: readonly string[], sayer: Sayer): string {
  const { language } = sayer;
  if (!isObject(condition))
    return condition === false ? pick(language, '不成立', 'never') : pick(language, '总是', 'always');
  const parts = partsOf(condition, group, sayer);
  return parts.length === 0
    ? pick(language, '总是', 'always')
    : parts.join(pick(language, '，并且', ' and '));
}

function partsOf(condition: JsonObject, group: readonly string[], sayer: Sayer): readonly string[] {
  const { language } = sayer;
  const other = pick(language, '符合另外的规定', 'a further rule holds');
  const properties = own(condition, 'properties');
  const asked = isObject(properties) ? properties : {};
  return Object.entries(condition).flatMap(([keyword, value]): readonly string[] => {
    if (keyword === 'properties')
      return Object.entries(asked).map(([name, part]) => sayField(part, [...group, name], sayer));
    if (keyword === 'required') {
      return textsOf(value)
        .filter((name) => own(asked, name) === undefined)
        .map((name) =>
          pick(
            language,
            `${sayer.field([...group, name])}已填`,
            `${sayer.field([...group, name])} is filled in`,
          ),
        );
    }
    if (keyword === 'not') return [negated(value, group, sayer)];
    const list = Array.isArray(value)
      ? (value as readonly JsonValue[]).map((part) => sayCondition(part, group, sayer))
      : [];
    if (keyword === 'allOf') return list;
    if (keyword === 'anyOf') return [pick(language, `（${list.join('，或者')}）`, `(${list.join(' or ')})`)];
    return keyword.startsWith('x-') || keyword === 'type' || keyword.startsWith('$') ? [] : [other];
  });
}

function negated(condition: JsonValue, group: readonly string[], sayer: Sayer): string {
  const { language } = sayer;
  const names =
    isObject(condition) && Object.keys(condition).length === 1 ? textsOf(own(condition, 'required')) : [];
  const [only] = names;
  if (names.length === 1 && only !== undefined) {
    const field = sayer.field([...group, only]);
    return pick(language, `${field}没有填`, `${field} is not filled in`);
  }
  const said = sayCondition(condition, group, sayer);
  return pick(language, `不是这样：${said}`, `it is not so that ${said}`);
}

function sayField(schema: JsonValue, steps: readonly string[], sayer: Sayer): string {
  const { language } = sayer;
  const field = sayer.field(steps);
  if (!isObject(schema))
    return pick(
      language,
      schema === false ? `${field}没有填` : `${field}不限`,
      `${field} is ${schema === false ? 'not filled in' : 'anything'}`,
    );
  const said = Object.entries(schema).flatMap(([keyword, value]): readonly string[] => {
    const words = own(COMPARED, keyword);
    if (words !== undefined) {
      const shown =
        keyword === 'minItems' || keyword === 'maxItems' ? JSON.stringify(value) : sayer.value(steps, value);
      return [
        pick(language, ...words)
          .replace('{field}', () => field)
          .replace('{value}', () => shown),
      ];
    }
    if (keyword === 'enum' && Array.isArray(value)) {
      const values = (value as readonly JsonValue[]).map((one) => sayer.value(steps, one));
      return [pick(language, `${field}为${values.join('或')}`, `${field} is ${values.join(' or ')}`)];
    }
    const one = keyword === 'contains' && isObject(value) ? own(value, 'const') : undefined;
    if (one !== undefined)
      return [
        pick(language, `${field}里有${sayer.value(steps, one)}`, `${field} has ${sayer.value(steps, one)}`),
      ];
    if (keyword === 'type' || keyword.startsWith('x-')) return [];
    return [pick(language, `${field}符合另外的规定`, `${field} obeys a further rule`)];
  });
  return listed(
    said.length === 0 ? [pick(language, `${field}不限`, `${field} is anything`)] : said,
    language,
  );
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return list.filter((one): one is string => typeof one === 'string');
}
