import type { JsonValue, Pointer, Text } from '#core';
import { isObject, isText, joinPointer, own, splitPointer } from '#core';
import { callOf, type Expression, placeOfField, SIGNATURES } from '#core/calc';
import type { About, Collector } from './Collector.ts';
import { choiceOf, fieldWords } from './Collector.ts';
import { formConditionMentions } from './conditionMentions.ts';
import type { BeyondVisit } from './formFields.ts';
import type { Unit } from './Mention.ts';
import { fill } from './words.ts';

/** What an expression looks into and what comes of it. */
interface Around {
  /** The form whose record is looked into, and the group (a place of its data) that `./…` begins at. */
  readonly form: string;
  readonly group: Pointer;
  /** The field that holds the result: a text in the expression may be one of its answers. */
  readonly result: { readonly form: string; readonly data: Pointer } | undefined;
  /** Where the whole expression stands: what cannot do without a name goes as a whole. */
  readonly whole: Pointer;
  readonly what: Text;
}

/** `x-calc` of a field (SPEC X1–X5). */
export function calcMentions(to: Collector, form: string, { source, data, value }: BeyondVisit): void {
  const what = fill(
    '表单“{0}”：“{1}”的计算',
    'The form “{0}”: how “{1}” is calculated',
    to.town.forms.get(form)?.title ?? form,
    fieldWords(to.town, form, data),
  );
  const around = { form, group: parentOf(data), result: { form, data }, whole: source, what };
  expressionMentions(to, value, source, around);
}

/** `x-checks` of a form, a group or the entries of a list (SPEC X6). */
export function checksMentions(to: Collector, form: string, visit: BeyondVisit): void {
  const { source, data, value } = visit;
  if (!Array.isArray(value)) return;
  (value as readonly JsonValue[]).forEach((check, index) => {
    if (!isObject(check)) return;
    const whole = source + joinPointer([index]);
    const message = own(check, 'message');
    const words = isText(message) || typeof message === 'string' ? message : '';
    const what = fill(
      '表单“{0}”的检查“{1}”',
      'The form “{0}”: the check “{1}”',
      to.town.forms.get(form)?.title ?? form,
      words,
    );
    const field = own(check, 'field');
    if (typeof field === 'string') {
      const at = `${whole}/field`;
      to.fields(form, field, inPointer(at), { unit: { kind: 'entry', pointer: whole }, what }, data);
    }
    for (const part of ['when', 'must'] as const) {
      const condition = own(check, part);
      const at = `${whole}/${part}`;
      if (condition !== undefined)
        formConditionMentions(to, condition, at, { form, group: data }, aboutCondition(at, whole, what));
    }
  });
}

/** `prefill` of an act: place in its form → expression over the record (SPEC F9). */
export function prefillMentions(
  to: Collector,
  forms: { readonly record: string | undefined; readonly act: string | undefined },
  prefill: JsonValue | undefined,
  at: Pointer,
  what: Text,
): void {
  if (!isObject(prefill)) return;
  for (const [place, expression] of Object.entries(prefill)) {
    const whole = at + joinPointer([place]);
    const spot = (range: { readonly from: number; readonly to: number }) =>
      ({ at: 'key', pointer: whole, range, style: 'pointer' }) as const;
    to.fields(forms.act, place, spot, { unit: { kind: 'entry', pointer: whole }, what });
    const result = forms.act === undefined ? undefined : { form: forms.act, data: dataOf(place) };
    if (forms.record !== undefined)
      expressionMentions(to, expression, whole, { form: forms.record, group: '', result, whole, what });
  }
}

/** Names in one part of an expression; `unit` is what goes with them. */
function expressionMentions(
  to: Collector,
  expression: Expression,
  pointer: Pointer,
  around: Around,
  unit: Unit = { kind: 'entry', pointer: around.whole },
): void {
  const about: About = { unit, what: around.what };
  const call = callOf(expression);
  if (call === undefined) {
    const { result } = around;
    if (result !== undefined && !isObject(expression) && !Array.isArray(expression))
      to.value(choiceOf(to.town, result.form, result.data, expression), pointer, {
        ...about,
        unit: { kind: 'fixed', pointer },
      });
    return;
  }
  const { name, args } = call;
  if (name === 'field') {
    fieldMention(to, args[0], `${pointer}/field`, around, about);
    return;
  }
  const written = isObject(expression) && Array.isArray(expression[name]);
  args.forEach((arg, index) => {
    const place = pointer + joinPointer(written ? [name, index] : [name]);
    const group = conditionGroup(name, index, args, around);
    if (group !== undefined)
      formConditionMentions(
        to,
        arg,
        place,
        { form: around.form, group },
        aboutCondition(place, around.whole, around.what),
      );
    else if (isTable(name, index) && typeof arg === 'string')
      to.value({ kind: 'code-table', table: arg }, place, about);
    else {
      const passes = name === 'ifMissing' || (name === 'if' && index > 0);
      const next = passes ? around : { ...around, result: undefined };
      expressionMentions(
        to,
        arg,
        place,
        next,
        isSpare(name, args) ? { kind: 'entry', pointer: place } : unit,
      );
    }
  });
}

/** The text of a `field`, from the record or (`./…`) from the group. */
function fieldMention(
  to: Collector,
  written: Expression | undefined,
  at: Pointer,
  { form, group }: Around,
  about: About,
): void {
  const place = placeOfField(written);
  if (place === undefined || typeof written !== 'string') return;
  const isHere = place.from === 'here';
  to.fields(
    form,
    isHere ? written.slice(1) : written,
    inPointer(at, isHere ? 1 : 0),
    about,
    isHere ? group : '',
  );
}

/** What the argument asks about, when it is a condition: the group, or the entries that are counted. */
function conditionGroup(
  name: string,
  index: number,
  args: readonly Expression[],
  { group }: Around,
): Pointer | undefined {
  if (name === 'if') return index === 0 ? group : undefined;
  if (name !== 'count' || index !== 1) return undefined;
  const list = callOf(args[0] ?? null);
  const place = list?.name === 'field' ? placeOfField(list.args[0]) : undefined;
  if (place === undefined) return undefined;
  const data = (place.from === 'here' ? group : '') + dataOf(joinPointer(place.steps));
  return data.endsWith('/-') ? data : `${data}/-`;
}

function isTable(name: string, index: number): boolean {
  return signatureOf(name)?.args[index] === 'table';
}

/** One of several that are added, or compared, can go without the rest. */
function isSpare(name: string, args: readonly Expression[]): boolean {
  const signature = signatureOf(name);
  return signature !== undefined && signature.most > signature.args.length && args.length > signature.least;
}

function signatureOf(name: string): (typeof SIGNATURES)[keyof typeof SIGNATURES] | undefined {
  return own<(typeof SIGNATURES)[keyof typeof SIGNATURES]>(SIGNATURES, name);
}

/** A condition that asks for nothing else takes along what it was there for. */
function aboutCondition(pointer: Pointer, within: Pointer, what: Text): About {
  return { unit: { kind: 'condition', pointer, within }, what };
}

function inPointer(pointer: Pointer, begins = 0) {
  return ({ from, to }: { readonly from: number; readonly to: number }) =>
    ({
      at: 'value',
      pointer,
      range: { from: from + begins, to: to + begins },
      style: 'pointer',
    }) as const;
}

// `/members/0/name` and `/members/*/name` → `/members/-/name`.
function dataOf(pointer: Pointer): Pointer {
  return pointer.replace(/\/(?:\d+|\*)(?=\/|$)/g, '/-');
}

function parentOf(pointer: Pointer): Pointer {
  return joinPointer(splitPointer(pointer).slice(0, -1));
}
