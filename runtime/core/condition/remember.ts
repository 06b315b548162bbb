import { isObject, type JsonValue, type Pointer } from '#core/base';
import type { Condition } from '#core/model';
import { both, keywordsOf } from './keywords/index.ts';
import { always, leaf, type Rule, type Violation } from './Rule.ts';
import { validate } from './compile.ts';
import { subsetProblems } from './subset.ts';

const never = leaf('false schema', () => false, {});

/**
 * {@link validate} that remembers: what it found in a part of the data is found at once the next time, when the same
 * part comes again. So a change costs the way from the root to its place and not the whole.
 *
 * Values are known by identity: a caller that changes data in place gets old answers. Changed parts must be new objects,
 * unchanged ones may be shared.
 */
export function rememberingValidate(condition: Condition): (value: JsonValue) => readonly Violation[] {
  const isSound = !subsetProblems(condition).some(({ reason }) => reason === 'malformed');
  if (!isObject(condition) || !isSound) return (value) => validate(condition, value);
  const rule = rememberingRule(condition);
  return (value) => {
    const violations: Violation[] = [];
    rule.report(value, '', violations);
    return violations;
  };
}

function rememberingRule(schema: JsonValue): Rule {
  if (!isObject(schema)) return schema === true ? always : never;
  return remembering(
    both(
      keywordsOf(schema).map(({ name, keyword }) =>
        keyword.build(schema[name] ?? null, schema, rememberingRule),
      ),
    ),
  );
}

function remembering(rule: Rule): Rule {
  const answers = new WeakMap<object, boolean>();
  const reports = new WeakMap<
    object,
    { readonly pointer: Pointer; readonly violations: readonly Violation[] }
  >();
  return {
    test(value) {
      if (typeof value !== 'object' || value === null) return rule.test(value);
      const known = answers.get(value);
      if (known !== undefined) return known;
      const answer = rule.test(value);
      answers.set(value, answer);
      return answer;
    },
    report(value, pointer, into) {
      if (typeof value !== 'object' || value === null) {
        rule.report(value, pointer, into);
        return;
      }
      let known = reports.get(value);
      // The same object may lie at two places, or have moved up in its list.
      if (known?.pointer !== pointer) {
        const violations: Violation[] = [];
        rule.report(value, pointer, violations);
        known = { pointer, violations };
        reports.set(value, known);
      }
      into.push(...known.violations);
    },
  };
}
