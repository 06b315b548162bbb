/** Keywords about objects; anything else passes them. Only own properties count. */
import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import { below, has, namesOf } from '../place.ts';
import { always, type Compile, type Keyword, leaf, type Rule } from '../Rule.ts';
import { count, keyword, names, namesByName, schema, schemasByName } from './shapes.ts';

function properties(schemas: JsonObject, _schema: JsonObject, compile: Compile): Rule {
  const parts = Object.keys(schemas).map((name) => ({ name, rule: compile(schemas[name] ?? true) }));
  return {
    test: (value) => {
      if (!isObject(value)) return true;
      for (const { name, rule } of parts) {
        if (has(value, name) && !rule.test(value[name] ?? null)) return false;
      }
      return true;
    },
    report: (value, pointer, into) => {
      if (!isObject(value)) return;
      for (const { name, rule } of parts) {
        if (has(value, name)) rule.report(value[name] ?? null, below(pointer, name), into);
      }
    },
  };
}

/** Judges the properties that `properties` of the same schema does not name. */
function additional(rest: JsonValue, around: JsonObject, compile: Compile): Rule {
  if (rest === true) return always;
  const named = own(around, 'properties');
  const known: JsonObject = isObject(named) ? named : {};
  const extra = (value: JsonObject): readonly string[] =>
    namesOf(value).filter((name) => !Object.prototype.hasOwnProperty.call(known, name));
  const rule = rest === false ? undefined : compile(rest);
  return {
    test: (value) =>
      !isObject(value) || extra(value).every((name) => rule?.test(value[name] ?? null) === true),
    report: (value, pointer, into) => {
      if (!isObject(value)) return;
      for (const name of extra(value)) {
        if (rule) rule.report(value[name] ?? null, below(pointer, name), into);
        else into.push({ pointer, keyword: 'additionalProperties', params: { additionalProperty: name } });
      }
    },
  };
}

function required(wanted: readonly string[]): Rule {
  return {
    test: (value) => !isObject(value) || wanted.every((name) => has(value, name)),
    report: (value, pointer, into) => {
      if (!isObject(value)) return;
      for (const name of wanted) {
        if (!has(value, name)) into.push({ pointer, keyword: 'required', params: { missingProperty: name } });
      }
    },
  };
}

function dependentRequired(wanted: Readonly<Record<string, readonly string[]>>): Rule {
  const pairs = Object.keys(wanted).map((name) => ({ name, needs: wanted[name] ?? [] }));
  return {
    test: (value) =>
      !isObject(value) ||
      pairs.every(({ name, needs }) => !has(value, name) || needs.every((other) => has(value, other))),
    report: (value, pointer, into) => {
      if (!isObject(value)) return;
      for (const { name, needs } of pairs) {
        if (!has(value, name)) continue;
        for (const missingProperty of needs) {
          if (has(value, missingProperty)) continue;
          into.push({ pointer, keyword: 'dependentRequired', params: { property: name, missingProperty } });
        }
      }
    },
  };
}

export const objectKeywords: Readonly<Record<string, Keyword>> = {
  properties: keyword(schemasByName, properties),
  additionalProperties: keyword(schema, additional),
  required: keyword(names, required),
  dependentRequired: keyword(namesByName, dependentRequired),
  minProperties: keyword(count, (limit) =>
    leaf('minProperties', (value) => !isObject(value) || namesOf(value).length >= limit, { limit }),
  ),
  maxProperties: keyword(count, (limit) =>
    leaf('maxProperties', (value) => !isObject(value) || namesOf(value).length <= limit, { limit }),
  ),
};
