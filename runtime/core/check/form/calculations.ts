/** Prevents: a calculated field that stays empty, or that is never what its author meant (SPEC X5). */
import {
  isObject,
  joinPointer,
  type JsonObject,
  type JsonValue,
  own,
  type Pointer,
  type Problem,
  type Text,
} from '#core/base';
import {
  type Calculated,
  EVERY,
  expressionProblems,
  type ExpressionProblem,
  type Kind,
  type Kinded,
  planOf,
  SIGNATURES,
} from '#core/calc';
import { subsetProblems } from '#core/condition';
import { hintFor, type Kit } from '#core/model';
import type { FormCheck, FormSubject } from '../Check.ts';
import { checkProblem, type CheckCode } from '../codes.ts';
import { schemasAt } from '../fields.ts';
import { readProblems } from '../scope.ts';
import { conditionsIn } from './conditionsIn.ts';
import { fieldPointers, fieldsOf, titleOf, writtenAt } from './fieldsOf.ts';

export const calculations: FormCheck = (subject) => {
  const { schema } = subject.form;
  const plan = planOf(schema);
  const fields = [...plan.order, ...plan.cycles.flat()];
  return [
    ...misplaced(subject),
    ...plan.cycles.map((cycle) => circle(subject, cycle)),
    ...fields.flatMap((field) => [...faults(subject, field), ...conditions(subject, field)]),
  ];
};

/** In a branch of a condition, on a list's entries, or on the form itself a calculation is never made. */
function misplaced({ form, schemaFile }: FormSubject): readonly Problem[] {
  const made = new Set(
    planOf(form.schema)
      .order.concat(planOf(form.schema).cycles.flat())
      .map(({ steps }) => schemaPlace(steps)),
  );
  return [{ pointer: '', schema: form.schema }, ...fieldsOf(form.schema)]
    .filter(({ schema }) => own(schema, 'x-calc') !== undefined)
    .filter(({ pointer }) => !made.has(pointer) || !/\/properties\/[^/]*$/.test(pointer))
    .map(({ pointer }) => checkProblem('calc.misplaced', schemaFile, writtenAt(form, `${pointer}/x-calc`)));
}

function circle({ form, schemaFile }: FormSubject, cycle: readonly Calculated[]): Problem {
  const [first] = cycle;
  const names = [...cycle, ...cycle.slice(0, 1)].map(({ steps }) => titleAt(form.schema, steps));
  const place = writtenAt(form, `${schemaPlace(first?.steps ?? [])}/x-calc`);
  return checkProblem('calc.cycle', schemaFile, place, {
    path: names.map((name) => `“${name}”`).join(' → '),
  });
}

function faults(subject: FormSubject, field: Calculated): readonly Problem[] {
  const { form, kit, schemaFile } = subject;
  const group = field.steps.slice(0, -1);
  const { problems, gives } = expressionProblems(field.expression, {
    inEntry: field.inEntry,
    kindAt: ({ from, steps }) =>
      kindAt(form.schema, from === 'here' ? [...group, ...steps] : steps, from === 'here' ? group.length : 0),
    factsOf: (table) => factsOf(kit, table),
  });
  const base = `${schemaPlace(field.steps)}/x-calc`;
  const said = problems.map((problem) => {
    const { code, params } = wordsOf(problem, subject, field);
    return checkProblem(code, schemaFile, writtenAt(form, base + problem.pointer), params);
  });
  const wanted = kindAt(form.schema, field.steps, field.steps.length);
  if (problems.length > 0 || wanted === undefined || fits(wanted, gives)) return said;
  const params = {
    name: titleAt(form.schema, field.steps),
    wanted: kindWords(wanted),
    found: kindWords(gives),
  };
  return [checkProblem('calc.result-wrong', schemaFile, writtenAt(form, base), params)];
}

export function fits(wanted: Kinded, gives: Kinded): boolean {
  if (wanted.list || wanted.kind === 'group' || gives.list) return false;
  if (gives.kind === 'any' || wanted.kind === 'any') return true;
  return gives.kind === wanted.kind || (wanted.kind === 'text' && gives.kind === 'date');
}

/** The conditions inside an expression, each over what it is asked about: the field's group, or the entries that are counted. */
function conditions({ form, schemaFile }: FormSubject, field: Calculated): readonly Problem[] {
  const group = field.steps.slice(0, -1);
  const base = `${schemaPlace(field.steps)}/x-calc`;
  return conditionsIn(field.expression, group).flatMap(({ condition, about, pointer }) => {
    const place = writtenAt(form, base + pointer);
    const outside = subsetProblems(condition).map((problem) =>
      checkProblem('condition.outside-subset', schemaFile, place + problem.pointer, {
        keyword: problem.keyword,
      }),
    );
    return [...outside, ...readProblems(condition, oneOf(schemasAt(form.schema, about)), schemaFile, place)];
  });
}

/** The group's schema; a free one when it is not known, which is reported elsewhere. */
export function oneOf(schemas: readonly JsonValue[]): JsonObject {
  const known = schemas.filter((schema): schema is JsonObject => isObject(schema));
  const [only, ...others] = known;
  if (only === undefined) return { additionalProperties: true };
  return others.length === 0 ? only : { allOf: known };
}

/** What a place holds; a step `*` before `given` is the entry that the field itself is in, and makes no list. */
export function kindAt(schema: JsonObject, steps: readonly string[], given: number): Kinded | undefined {
  const found = schemasAt(schema, steps);
  if (found.length === 0) return undefined;
  const listed = steps.includes(EVERY, given);
  for (const one of found) {
    const kind = isObject(one) ? kindOf(one) : undefined;
    if (kind !== undefined) return { kind: kind.kind, list: listed || kind.list };
  }
  return { kind: 'any', list: listed };
}

function kindOf(schema: JsonObject): Kinded | undefined {
  const type = own(schema, 'type');
  if (type === 'array') {
    const items = own(schema, 'items');
    return { kind: (isObject(items) ? kindOf(items)?.kind : undefined) ?? 'any', list: true };
  }
  const kinds: Readonly<Record<string, Kind>> = {
    number: 'number',
    integer: 'number',
    boolean: 'flag',
    object: 'group',
  };
  if (type === 'string') return { kind: own(schema, 'format') === 'date' ? 'date' : 'text', list: false };
  const kind = typeof type === 'string' ? own(kinds, type) : undefined;
  return kind === undefined ? undefined : { kind, list: false };
}

/** The facts that some code of the table has, each with its kind. */
export function factsOf(kit: Kit, table: string): Readonly<Record<string, Kind>> | undefined {
  const found = own(kit.codes, table);
  if (found === undefined) return undefined;
  const facts = found.codes.flatMap(({ facts: of = {} }) => Object.entries(of));
  return Object.fromEntries(
    facts.flatMap(([name, value]): [string, Kind][] => {
      if (typeof value === 'number') return [[name, 'number']];
      if (typeof value === 'boolean') return [[name, 'flag']];
      return typeof value === 'string' ? [[name, 'text']] : [];
    }),
  );
}

const CODES = {
  malformed: 'calc.malformed',
  'too-large': 'calc.too-large',
  function: 'calc.function-unknown',
  arguments: 'calc.arguments-wrong',
  field: 'calc.field-unknown',
  'list-in-entry': 'calc.list-in-entry',
  kind: 'calc.kind-wrong',
  table: 'calc.table-unknown',
  fact: 'calc.fact-unknown',
} as const satisfies Readonly<Record<ExpressionProblem['code'], CheckCode>>;

function wordsOf(
  { code, name, wanted, found }: ExpressionProblem,
  { form, kit }: FormSubject,
  field: Calculated,
): { readonly code: CheckCode; readonly params: Readonly<Record<string, string | number | Text>> } {
  const signature = own<(typeof SIGNATURES)[keyof typeof SIGNATURES]>(SIGNATURES, name);
  const known = {
    function: Object.keys(SIGNATURES),
    field: fieldPointers(form.schema).map((one) => one.replace(/\/-/g, '/*')),
    table: Object.keys(kit.codes),
  };
  const hint = code === 'function' || code === 'field' || code === 'table' ? hintFor(name, known[code]) : '';
  return {
    code: CODES[code],
    params: {
      name: code === 'kind' && signature !== undefined ? signature.title : name,
      function: name,
      title: titleAt(form.schema, field.steps),
      hint,
      least: signature?.least ?? 0,
      most: signature?.most ?? 0,
      wanted: wanted === undefined ? '' : wantedWords(wanted),
      found: found === undefined ? '' : kindWords(found),
    },
  };
}

const KIND_WORDS: Readonly<Record<string, Text>> = {
  number: { 'zh-CN': '数字', en: 'a number' },
  text: { 'zh-CN': '文字', en: 'a text' },
  date: { 'zh-CN': '日期', en: 'a date' },
  flag: { 'zh-CN': '是或否', en: 'a yes or no' },
  group: { 'zh-CN': '一组内容', en: 'a group' },
  'date-or-id': { 'zh-CN': '日期或居民身份号码', en: 'a date or a resident identity number' },
  'number-or-date': { 'zh-CN': '数字或日期', en: 'a number or a date' },
  any: { 'zh-CN': '单个值', en: 'a single value' },
};

function wantedWords(kind: string): Text {
  return own(KIND_WORDS, kind) ?? { 'zh-CN': kind, en: kind };
}

function kindWords({ kind, list }: Kinded): Text {
  const words = wantedWords(kind);
  return list ? { 'zh-CN': '多个值', en: 'several values' } : words;
}

/** `['members', '*', 'age']` → `/properties/members/items/properties/age`. */
export function schemaPlace(steps: readonly string[]): Pointer {
  return steps.map((step) => (step === EVERY ? '/items' : joinPointer(['properties', step]))).join('');
}

function titleAt(schema: JsonObject, steps: readonly string[]): string {
  const [first] = schemasAt(schema, steps);
  return titleOf({ pointer: '', name: steps.at(-1) ?? '', schema: isObject(first) ? first : {} });
}
