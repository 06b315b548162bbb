/** Keywords about lists; anything else passes them. */
import type { JsonValue } from '#core/base';
import { equal } from '../equal.ts';
import { below, isArray } from '../place.ts';
import { always, type Keyword, leaf, type Rule } from '../Rule.ts';
import { count, flag, keyword, schema } from './shapes.ts';

function everyItem(item: Rule): Rule {
  return {
    test: (value) => !isArray(value) || value.every((one) => item.test(one)),
    report: (value, pointer, into) => {
      if (isArray(value))
        value.forEach((one, index) => {
          item.report(one, below(pointer, index), into);
        });
    },
  };
}

/** Strings and numbers through a set, so that long lists of codes stay cheap; the rest pair by pair. */
function isUnique(items: readonly JsonValue[]): boolean {
  const seen = new Set<JsonValue>();
  const structured: JsonValue[] = [];
  for (const item of items) {
    if (typeof item !== 'object' || item === null) {
      if (seen.has(item)) return false;
      seen.add(item);
    } else {
      if (structured.some((other) => equal(other, item))) return false;
      structured.push(item);
    }
  }
  return true;
}

export const arrayKeywords: Readonly<Record<string, Keyword>> = {
  items: keyword(schema, (item, _schema, compile) => everyItem(compile(item))),
  minItems: keyword(count, (limit) =>
    leaf('minItems', (value) => !isArray(value) || value.length >= limit, { limit }),
  ),
  maxItems: keyword(count, (limit) =>
    leaf('maxItems', (value) => !isArray(value) || value.length <= limit, { limit }),
  ),
  uniqueItems: keyword(flag, (wanted) =>
    wanted ? leaf('uniqueItems', (value) => !isArray(value) || isUnique(value), {}) : always,
  ),
  contains: keyword(schema, (wanted, _schema, compile) => {
    const rule = compile(wanted);
    return leaf('contains', (value) => !isArray(value) || value.some((one) => rule.test(one)), {
      minContains: 1,
    });
  }),
};
