import type { JsonValue, Pointer, Text } from '#core';
import { getAt, isObject, joinPointer, own, splitPointer } from '#core';
import { readsOf } from '#core/check';
import type { About, Collector } from './Collector.ts';
import { choiceOf } from './Collector.ts';
import type { Thing } from './Thing.ts';
import type { RawFlow } from './Town.ts';
import { formOfAct } from './Town.ts';

/** What a condition of a flow or list may look at. */
interface Scope {
  readonly flow: RawFlow;
  /** Whose data `act` is; undefined where any act may have led there. */
  readonly act: string | undefined;
}

/**
 * Everything that a condition names (SPEC, “The scope of a guard”). `what` says where the condition stands.
 */
export function conditionMentions(
  to: Collector,
  condition: JsonValue,
  pointer: Pointer,
  scope: Scope,
  what: Text,
): void {
  namesIn(
    to,
    condition,
    pointer,
    { unit: { kind: 'condition', pointer }, what },
    {
      thing: (steps) => placeThing(scope, steps),
      value: (...read) => {
        valueMentions(to, scope, ...read);
      },
    },
  );
}

/**
 * Everything that a condition over a form's own data names.
 * @param group the place of the data that it is asked about
 */
export function formConditionMentions(
  to: Collector,
  condition: JsonValue,
  pointer: Pointer,
  { form, group }: { readonly form: string; readonly group: Pointer },
  about: About,
): void {
  const steps = splitPointer(group);
  namesIn(to, condition, pointer, about, {
    thing: (below) => (below.length === 0 ? undefined : fieldThing(form, [...steps, ...below])),
    value: (below, ...read) => {
      dataValue(to, form, [...steps, ...below], ...read);
    },
  });
}

/** What is made of the steps and of the values that a condition reads. */
interface Reader {
  readonly thing: (steps: readonly string[]) => Thing | undefined;
  readonly value: (steps: readonly string[], value: JsonValue, pointer: Pointer, about: About) => void;
}

function namesIn(to: Collector, condition: JsonValue, pointer: Pointer, about: About, reader: Reader): void {
  for (const read of readsOf(condition)) {
    const at = pointer + read.pointer;
    if (read.values.length === 0) {
      const thing = reader.thing(read.steps);
      const isKey = isObject(getAt(condition, parentOf(read.pointer)));
      if (isKey) to.key(thing, at, about);
      else to.value(thing, at, about);
      continue;
    }
    const schema = getAt(condition, read.pointer);
    const single = isObject(schema) ? own(schema, 'const') : undefined;
    read.values.forEach((value, index) => {
      const tail = single === undefined ? ['enum', index] : ['const'];
      reader.value(read.steps, value, at + joinPointer(tail), about);
    });
  }
}

function parentOf(pointer: Pointer): Pointer {
  return joinPointer(splitPointer(pointer).slice(0, -1));
}

/** What the last of these steps names. */
function placeThing({ flow, act }: Scope, [head, ...rest]: readonly string[]): Thing | undefined {
  if (head === 'record') return fieldThing(flow.form, rest);
  if (head === 'act') return act === undefined ? undefined : fieldThing(formOfAct(flow, act), rest);
  const [part, name, ...below] = rest;
  if (head !== 'case' || name === undefined) return undefined;
  if (part === 'parties' && below.length === 0) return { kind: 'party', flow: flow.id, party: name };
  if (part === 'counts' && below.length === 0) return { kind: 'act', flow: flow.id, act: name };
  if (part !== 'latest') return undefined;
  return below.length === 0
    ? { kind: 'act', flow: flow.id, act: name }
    : fieldThing(formOfAct(flow, name), below);
}

function fieldThing(form: string | undefined, steps: readonly string[]): Thing | undefined {
  const isField = form !== undefined && steps.length > 0 && steps.at(-1) !== '*';
  return isField ? { kind: 'field', form, pointer: dataPointer(steps) } : undefined;
}

function dataPointer(steps: readonly string[]): Pointer {
  return joinPointer(steps.map((step) => (step === '*' ? '-' : step)));
}

function valueMentions(
  to: Collector,
  { flow, act }: Scope,
  steps: readonly string[],
  value: JsonValue,
  pointer: Pointer,
  about: About,
): void {
  const [head, part, name, ...below] = steps;
  if (head === 'record') dataValue(to, flow.form, steps.slice(1), value, pointer, about);
  else if (head === 'act') {
    dataValue(
      to,
      act === undefined ? undefined : formOfAct(flow, act),
      steps.slice(1),
      value,
      pointer,
      about,
    );
  } else if (head === 'case' && part === 'latest' && name !== undefined) {
    dataValue(to, formOfAct(flow, name), below, value, pointer, about);
  } else if (typeof value === 'string') nameValue(to, flow, steps, value, pointer, about);
}

function nameValue(
  to: Collector,
  flow: RawFlow,
  [head, part, name]: readonly string[],
  value: string,
  pointer: Pointer,
  about: About,
): void {
  if (head === 'by' && part === 'post') to.value({ kind: 'post', post: value }, pointer, about);
  if (head !== 'case') return;
  if (part === 'flow') to.value({ kind: 'flow', flow: value }, pointer, about);
  if (part === 'states') to.states(flow.id, value, pointer, about);
  const party = name === undefined ? undefined : own(flow.parties, name);
  if (part === 'parties' && isObject(party) && own(party, 'kind') === 'unit')
    to.value({ kind: 'unit', unit: value }, pointer, about);
}

function dataValue(
  to: Collector,
  form: string | undefined,
  steps: readonly string[],
  value: JsonValue,
  pointer: Pointer,
  about: About,
): void {
  if (form === undefined) return;
  const data = dataPointer(steps);
  if (isObject(value) || Array.isArray(value)) to.data(form, data, value, pointer, about.what);
  else to.value(choiceOf(to.town, form, data, value), pointer, about);
}
