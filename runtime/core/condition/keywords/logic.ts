/** Keywords that put conditions together. */
import { type JsonObject, type JsonValue, own } from '#core/base';

import { always, type Compile, type Keyword, leaf, type Rule } from '../Rule.ts';
import { keyword, schema, schemas } from './shapes.ts';

/** All of these rules at once. */
export function both(rules: readonly Rule[]): Rule {
  const [first, second] = rules;
  if (first === undefined) return always;
  if (second === undefined) return first;
  return {
    test: (value) => {
      for (const rule of rules) if (!rule.test(value)) return false;
      return true;
    },
    report: (value, pointer, into) => {
      for (const rule of rules) rule.report(value, pointer, into);
    },
  };
}

function passing(rules: readonly Rule[], value: JsonValue): number {
  return rules.reduce((count, rule) => count + (rule.test(value) ? 1 : 0), 0);
}

function exactlyOne(rules: readonly Rule[]): Rule {
  return {
    test: (value) => passing(rules, value) === 1,
    report: (value, pointer, into) => {
      const count = passing(rules, value);
      if (count !== 1) into.push({ pointer, keyword: 'oneOf', params: { passing: count } });
    },
  };
}

function ifThenElse(condition: JsonValue, around: JsonObject, compile: Compile): Rule {
  const rule = compile(condition);
  const then = compile(own(around, 'then') ?? true);
  const otherwise = compile(own(around, 'else') ?? true);
  return {
    test: (value) => (rule.test(value) ? then : otherwise).test(value),
    report: (value, pointer, into) => {
      (rule.test(value) ? then : otherwise).report(value, pointer, into);
    },
  };
}

export const logicKeywords: Readonly<Record<string, Keyword>> = {
  allOf: keyword(schemas, (parts, _schema, compile) => both(parts.map(compile))),
  anyOf: keyword(schemas, (parts, _schema, compile) => {
    const rules = parts.map(compile);
    return leaf('anyOf', (value) => rules.some((rule) => rule.test(value)), {});
  }),
  oneOf: keyword(schemas, (parts, _schema, compile) => exactlyOne(parts.map(compile))),
  not: keyword(schema, (part, _schema, compile) => {
    const rule = compile(part);
    return leaf('not', (value) => !rule.test(value), {});
  }),
  if: keyword(schema, ifThenElse),
  // They speak only through `if`, which reads them; alone they mean nothing.
  then: keyword(schema, () => always),
  else: keyword(schema, () => always),
};
