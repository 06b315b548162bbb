import { getAt, type JsonObject, type Pointer, type Text } from '#core/base';
import { aroundAt, calculate, validateRecord } from '#core/calc';
import { display, fieldsOf, validateForm } from '#core/form';
import { fillWords, formOf, type Kit } from '#core/model';
import { fieldTitle } from '#core/rules';
import { bring, type Brought } from './bring.ts';
import type { Migration, MigrationStep } from './Migration.ts';

/** A record with the kit it was filled in under, and the kit of now. */
export interface Changed {
  readonly before: Kit;
  readonly now: Kit;
  readonly form: string;
  readonly record: JsonObject;
  /** For calculated fields that ask for the day, ms. */
  readonly at?: number;
}

const WORDS = {
  kept: { 'zh-CN': '“{field}”保留：{value}', en: '“{field}” is kept: {value}' },
  moved: { 'zh-CN': '“{field}”改到“{other}”：{value}', en: '“{field}” moves to “{other}”: {value}' },
  recalculated: {
    'zh-CN': '“{field}”重新计算，原来是 {value}',
    en: '“{field}” is calculated again; it was {value}',
  },
  left: {
    'zh-CN': '“{field}”在新表里没有，“{value}”不会带过去',
    en: '“{field}” is not in the new form; “{value}” is left behind',
  },
  ask: { 'zh-CN': '“{field}”是新表才问的', en: '“{field}” is a question of the new form' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * The three ways to go on with a record whose form has changed, each with what it would do to the data (SPEC V1–V4): leave it as it was
 * filled in; bring it to the new form; keep it and only add what the new form asks besides. Nothing is changed here.
 */
export function migrations(
  changed: Changed,
): Readonly<Record<'asItWas' | 'toNewForm' | 'newQuestions', Migration>> {
  return { asItWas: asItWas(changed), toNewForm: toNewForm(changed), newQuestions: newQuestions(changed) };
}

function asItWas(changed: Changed): Migration {
  return { way: 'as-it-was', record: changed.record, steps: keptSteps(changed), ready: true };
}

function toNewForm(changed: Changed): Migration {
  const { now, form, record, at } = changed;
  const schema = formOf(now, form)?.schema;
  if (schema === undefined) return { ...asItWas(changed), way: 'to-new-form', ready: false };
  const steps: MigrationStep[] = [];
  const brought = bring(record, schema, (one) => steps.push(stepOf(changed, one)));
  const around = aroundAt(now, at);
  for (const { pointer, keyword } of validateRecord(schema, brought, around)) {
    const value = getAt(brought, pointer);
    if (keyword === 'x-calc' && value !== undefined)
      steps.push(sayStep(changed, 'recalculated', pointer, value));
  }
  const next = calculate(schema, brought, around);
  const faults = validateForm(now, form, next, at).map(({ pointer, keyword, message }): MigrationStep => {
    const what = keyword === 'required' || keyword === 'dependentRequired' ? 'to-answer' : 'invalid';
    return { what, pointer, words: message };
  });
  return { way: 'to-new-form', record: next, steps: [...steps, ...faults], ready: faults.length === 0 };
}

/** The answers stay under the form they were given to; besides them the new form's own questions are asked. */
function newQuestions(changed: Changed): Migration {
  const { before, now, form, record } = changed;
  const old = new Set(fieldsOf(before, form).map(({ pointer }) => pointer));
  const renamed = new Set(
    fieldsOf(now, form).flatMap(({ schema, pointer }) => (schema['x-was'] === undefined ? [] : [pointer])),
  );
  const added = fieldsOf(now, form).filter(
    ({ pointer, schema }) => !old.has(pointer) && !renamed.has(pointer) && schema['x-calc'] === undefined,
  );
  // A new group says it for what is in it.
  const outermost = added.filter(
    ({ pointer }) => !added.some((one) => pointer.startsWith(`${one.pointer}/`)),
  );
  const asked = outermost.map(({ pointer, title }): MigrationStep => ({
    what: 'to-answer',
    pointer,
    words: fillWords(WORDS.ask, { field: title }),
  }));
  return {
    way: 'new-questions',
    record,
    steps: [...keptSteps(changed), ...asked],
    ready: asked.length === 0,
  };
}

function keptSteps(changed: Changed): readonly MigrationStep[] {
  const steps: MigrationStep[] = [];
  const schema = formOf(changed.before, changed.form)?.schema ?? {};
  // Its own form has a place for every value, and so has a record of a form that was lost.
  bring(changed.record, schema, (one) => steps.push(sayStep(changed, 'kept', one.pointer, one.value)));
  return steps;
}

function stepOf(changed: Changed, { pointer, to, value }: Brought): MigrationStep {
  if (to === undefined) return sayStep(changed, 'left', pointer, value);
  return to === pointer
    ? sayStep(changed, 'kept', pointer, value)
    : sayStep(changed, 'moved', pointer, value, to);
}

function sayStep(
  changed: Changed,
  what: 'kept' | 'moved' | 'recalculated' | 'left',
  pointer: Pointer,
  value: MigrationStep['value'],
  to?: Pointer,
): MigrationStep {
  const { before, now, form } = changed;
  const shown = (language: string): string => display(before, form, pointer, value, language);
  return {
    what,
    pointer,
    ...(to === undefined ? {} : { to }),
    ...(value === undefined ? {} : { value }),
    words: fillWords(WORDS[what], {
      field: titleIn(before, form, pointer),
      other: to === undefined ? '' : titleIn(now, form, to),
      value: { 'zh-CN': shown('zh-CN'), en: shown('en') },
    }),
  };
}

function titleIn(kit: Kit, formId: string, pointer: Pointer): Text {
  const form = formOf(kit, formId);
  const words = form === undefined ? { zh: pointer, en: pointer } : fieldTitle(form, pointer);
  return { 'zh-CN': words.zh, en: words.en };
}
