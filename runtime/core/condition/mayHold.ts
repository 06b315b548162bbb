import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import type { Condition } from '#core/model';
import { compile, test } from './compile.ts';
import { equal } from './equal.ts';
import { keywordsOf } from './keywords/index.ts';
import { has, isArray, namesOf } from './place.ts';

/** `maybe`: it depends on what the unknown properties will be. */
type Answer = 'yes' | 'no' | 'maybe';

interface Question {
  readonly scope: JsonObject;
  readonly unknown: readonly string[];
}

/**
 * Whether some value (or absence) of the top-level properties `unknown` could make the condition true
 * over `scope`. It may say true without need, because it does not relate two questions about the same
 * unknown; it never says false by mistake (SPEC C7).
 */
export function mayHold(condition: Condition, scope: JsonObject, unknown: readonly string[]): boolean {
  if (!compile(condition).wellFormed) return false;
  return ask(condition, { scope, unknown }) !== 'no';
}

function ask(schema: JsonValue, question: Question): Answer {
  if (!isObject(schema)) return schema === true ? 'yes' : 'no';
  return all(
    keywordsOf(schema).map(({ name }) => {
      const value = schema[name] ?? null;
      const answer = findAsk(name);
      return answer === undefined
        ? exact({ [name]: value }, question.scope)
        : answer(value, question, schema);
    }),
  );
}

const exact = (schema: JsonObject, value: JsonValue): Answer => (test(schema, value) ? 'yes' : 'no');
const not = (answer: Answer): Answer => (answer === 'maybe' ? 'maybe' : answer === 'yes' ? 'no' : 'yes');
const all = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes';
const any = (answers: readonly Answer[]): Answer => not(all(answers.map(not)));

const listOf = (value: JsonValue): readonly JsonValue[] => (isArray(value) ? value : []);
const objectOf = (value: JsonValue | undefined): JsonObject => (isObject(value) ? value : {});

function present({ scope, unknown }: Question, name: JsonValue): Answer {
  if (typeof name !== 'string') return 'no';
  if (unknown.includes(name)) return 'maybe';
  return has(scope, name) ? 'yes' : 'no';
}

/** Fewest and most properties that the whole object may have. */
function sizes({ scope, unknown }: Question): readonly [number, number] {
  const known = namesOf(scope).filter((name) => !unknown.includes(name)).length;
  return [known, known + unknown.length];
}

type Ask = (value: JsonValue, question: Question, schema: JsonObject) => Answer;

function properties(value: JsonValue, { scope, unknown }: Question): Answer {
  const schemas = objectOf(value);
  return all(
    Object.keys(schemas).map((name) => {
      if (unknown.includes(name)) return schemas[name] === true ? 'yes' : 'maybe';
      const schema = schemas[name] ?? true;
      return has(scope, name) && !test(asCondition(schema), scope[name] ?? null) ? 'no' : 'yes';
    }),
  );
}

function additional(value: JsonValue, { scope, unknown }: Question, schema: JsonObject): Answer {
  const named = objectOf(own(schema, 'properties'));
  const extra = namesOf(scope).filter((name) => !unknown.includes(name) && !has(named, name));
  if (!extra.every((name) => test(asCondition(value), scope[name] ?? null))) return 'no';
  return unknown.every((name) => has(named, name)) ? 'yes' : 'maybe';
}

function one(value: JsonValue, question: Question): Answer {
  const answers = listOf(value).map((part) => ask(part, question));
  const certain = answers.filter((answer) => answer === 'yes').length;
  const possible = answers.filter((answer) => answer === 'maybe').length;
  if (certain > 1 || certain + possible === 0) return 'no';
  return possible === 0 ? 'yes' : 'maybe';
}

function ifThenElse(value: JsonValue, question: Question, schema: JsonObject): Answer {
  const condition = ask(value, question);
  const then = ask(own(schema, 'then') ?? true, question);
  const otherwise = ask(own(schema, 'else') ?? true, question);
  return all([any([not(condition), then]), any([condition, otherwise])]);
}

function dependentRequired(value: JsonValue, question: Question): Answer {
  const wanted = objectOf(value);
  return all(
    Object.keys(wanted).map((name) => {
      const needs = listOf(wanted[name] ?? null).map((other) => present(question, other));
      return any([not(present(question, name)), all(needs)]);
    }),
  );
}

/** An object that is partly unknown may equal every object with the same known properties. */
function among(allowed: readonly JsonValue[], { scope, unknown }: Question): Answer {
  const known = (object: JsonObject): readonly string[] =>
    namesOf(object).filter((name) => !unknown.includes(name));
  const candidates = allowed.filter(
    (value) =>
      isObject(value) &&
      known(value).length === known(scope).length &&
      known(scope).every((name) => has(value, name) && equal(value[name] ?? null, scope[name] ?? null)),
  );
  if (candidates.length === 0) return 'no';
  return unknown.length === 0 ? 'yes' : 'maybe';
}

const ASKS: Readonly<Record<string, Ask>> = {
  const: (value, question) => among([value], question),
  enum: (value, question) => among(listOf(value), question),
  required: (value, question) => all(listOf(value).map((name) => present(question, name))),
  properties,
  additionalProperties: additional,
  dependentRequired,
  minProperties: (limit, question) => {
    const [fewest, most] = sizes(question);
    return fewest >= Number(limit) ? 'yes' : most >= Number(limit) ? 'maybe' : 'no';
  },
  maxProperties: (limit, question) => {
    const [fewest, most] = sizes(question);
    return most <= Number(limit) ? 'yes' : fewest <= Number(limit) ? 'maybe' : 'no';
  },
  allOf: (value, question) => all(listOf(value).map((part) => ask(part, question))),
  anyOf: (value, question) => any(listOf(value).map((part) => ask(part, question))),
  oneOf: one,
  not: (value, question) => not(ask(value, question)),
  if: ifThenElse,
};

function findAsk(name: string): Ask | undefined {
  return Object.prototype.hasOwnProperty.call(ASKS, name) ? ASKS[name] : undefined;
}

function asCondition(schema: JsonValue): Condition {
  return isObject(schema) ? schema : schema === true;
}
