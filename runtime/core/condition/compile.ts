import { isObject, type JsonValue } from '#core/base';
import type { Condition } from '#core/model';
import { both, keywordsOf } from './keywords/index.ts';
import { always, leaf, type Rule, type Violation } from './Rule.ts';
import { subsetProblems } from './subset.ts';

const never = leaf('false schema', () => false, {});

interface Compiled extends Rule {
  readonly wellFormed: boolean;
}

const YES: Compiled = { ...always, wellFormed: true };
const NO: Compiled = { ...never, wellFormed: true };

/** Keyed by identity: a condition that was tested once must not be changed in place. */
const cache = new WeakMap<object, Compiled>();

/**
 * The condition as a rule, built once from closures (no generated code). Keywords outside the subset are left
 * out; a malformed condition never holds, wherever in it the fault lies, so that `not` cannot turn it into a yes.
 */
export function compile(condition: Condition): Compiled {
  if (typeof condition === 'boolean') return condition ? YES : NO;
  const known = cache.get(condition);
  if (known !== undefined) return known;
  const fault = subsetProblems(condition).find((problem) => problem.reason === 'malformed');
  const rule =
    fault === undefined ? ruleOf(condition) : leaf(fault.keyword, () => false, { schema: fault.pointer });
  const compiled = { test: rule.test, report: rule.report, wellFormed: fault === undefined };
  cache.set(condition, compiled);
  return compiled;
}

function ruleOf(schema: JsonValue): Rule {
  if (!isObject(schema)) return schema === true ? always : never;
  return both(
    keywordsOf(schema).map(({ name, keyword }) => keyword.build(schema[name] ?? null, schema, ruleOf)),
  );
}

/** Whether `value` fulfils `condition` (SPEC C2). Never throws. */
export function test(condition: Condition, value: JsonValue): boolean {
  return compile(condition).test(value);
}

/** Every violation, in the order of the condition's keywords; none exactly when {@link test} is true. */
export function validate(condition: Condition, value: JsonValue): readonly Violation[] {
  const violations: Violation[] = [];
  compile(condition).report(value, '', violations);
  return violations;
}
