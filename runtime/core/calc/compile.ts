import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import { type Condition, test } from '#core/condition';
import type { Around } from './Around.ts';
import { callOf, DEEPEST, EVERY, type Expression, placeOfField } from './Expression.ts';
import { type Answer, FUNCTIONS } from './functions.ts';

/** What an expression is asked about. */
interface Question {
  readonly record: JsonObject;
  /** The group that the calculated field stands in: the record itself, a group of it, or an entry of a list. */
  readonly here: JsonObject;
  /**
   * Whether `here` is an entry of a list. Then lists of the record are out of reach: looking through all of them for every
   * entry would no longer be linear.
   */
  readonly inEntry: boolean;
  readonly around: Around;
}

export type Run = (question: Question) => Answer;

const nothing: Run = () => undefined;

/** Closures instead of generated code. What is no expression has no value. */
export function compile(expression: Expression, depth = 0): Run {
  if (depth > DEEPEST) return nothing;
  if (typeof expression === 'string' || typeof expression === 'number' || typeof expression === 'boolean')
    return () => expression;
  const call = callOf(expression);
  if (call === undefined) return nothing;
  const { name, args } = call;
  if (name === 'field') return fieldOf(args[0]);
  if (name === 'if') return choiceOf(args, depth);
  if (name === 'count') return countOf(args, depth);
  const calculate = own(FUNCTIONS, name);
  if (calculate === undefined) return nothing;
  const runs = args.map((arg) => compile(arg, depth + 1));
  return (question) =>
    calculate(
      runs.map((run) => run(question)),
      question.around,
    );
}

function fieldOf(written: Expression | undefined): Run {
  const place = placeOfField(written);
  if (place === undefined) return nothing;
  const { from, steps } = place;
  const isThroughList = steps.includes(EVERY);
  return ({ record, here, inEntry }) => {
    if (from === 'here') return valueAt(here, steps, 0);
    if (inEntry && isThroughList) return undefined;
    const found = valueAt(record, steps, 0);
    return inEntry && Array.isArray(found) ? undefined : found;
  };
}

/** One value, or the list of those that are there. An empty text is nothing. */
function valueAt(value: JsonValue | undefined, steps: readonly string[], from: number): Answer {
  let here = value;
  for (let index = from; index < steps.length; index++) {
    const step = steps[index] ?? '';
    if (step === EVERY) return Array.isArray(here) ? entriesAt(here, steps, index + 1) : undefined;
    here = isObject(here) ? own(here, step) : undefined;
  }
  return here === null || here === '' ? undefined : here;
}

function entriesAt(
  entries: readonly JsonValue[],
  steps: readonly string[],
  from: number,
): readonly JsonValue[] {
  const found: JsonValue[] = [];
  for (const entry of entries) {
    const value = valueAt(entry, steps, from);
    if (Array.isArray(value)) for (const one of value as readonly JsonValue[]) found.push(one);
    else if (value !== undefined) found.push(value);
  }
  return found;
}

/** `[condition, then]` or `[condition, then, else]`; the condition is about the group that the field stands in. */
function choiceOf([condition, then, otherwise]: readonly Expression[], depth: number): Run {
  if (!isCondition(condition) || then === undefined) return nothing;
  const yes = compile(then, depth + 1);
  const no = otherwise === undefined ? nothing : compile(otherwise, depth + 1);
  return (question) => (test(condition, question.here) ? yes : no)(question);
}

/** `[list]`, or `[list, condition]` for those entries that fulfil it. A single value counts as one. */
function countOf([listed, condition]: readonly Expression[], depth: number): Run {
  if (listed === undefined || (condition !== undefined && !isCondition(condition))) return nothing;
  const list = compile(listed, depth + 1);
  return (question) => {
    const value = list(question);
    const values = Array.isArray(value)
      ? (value as readonly JsonValue[])
      : value === undefined
        ? []
        : [value];
    return condition === undefined ? values.length : values.filter((one) => test(condition, one)).length;
  };
}

function isCondition(value: Expression | undefined): value is Condition {
  return typeof value === 'boolean' || isObject(value);
}
