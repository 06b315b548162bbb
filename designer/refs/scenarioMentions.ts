import type { JsonObject, JsonValue, Pointer, Text } from '#core';
import { isObject, joinPointer, own } from '#core';
import type { About, Collector } from './Collector.ts';
import { inValue } from './flowMentions.ts';
import type { Range, Unit } from './Mention.ts';
import { keysOf } from './otherMentions.ts';
import type { RawFlow } from './Town.ts';
import { formOfAct, itemsIn, objectIn } from './Town.ts';
import { fill, titleOf } from './words.ts';

interface Place {
  readonly to: Collector;
  readonly flow: RawFlow;
  readonly what: Text;
}

/** `scenarios/<name>.json`: who, what they do with which data, and what must hold after it. */
export function scenarioMentions(to: Collector, flow: RawFlow, name: string, value: JsonObject): void {
  const what = fill(
    '流程“{0}”的场景“{1}”',
    'The flow “{0}”, the scenario “{1}”',
    flow.title,
    titleOf(value, name),
  );
  const place: Place = { to, flow, what };
  for (const [person, one] of Object.entries(objectIn(value, 'people'))) {
    itemsIn(one, 'holdings').forEach((holding, index) => {
      holdingMentions(place, holding, joinPointer(['people', person, 'holdings', index]));
    });
  }
  itemsIn(value, 'steps').forEach((step, index) => {
    if (isObject(step)) stepMentions(place, step, joinPointer(['steps', index]));
  });
}

function holdingMentions({ to, what }: Place, holding: JsonValue, pointer: Pointer): void {
  const [post, seat] = isObject(holding) ? [own(holding, 'post'), own(holding, 'seat')] : [];
  const about: About = { unit: { kind: 'entry', pointer }, what };
  if (typeof post !== 'string') return;
  to.value({ kind: 'post', post }, `${pointer}/post`, about);
  const reach = own(objectIn(to.town.posts, post), 'reach');
  if (reach === 'unit' && typeof seat === 'string')
    to.value({ kind: 'unit', unit: seat }, `${pointer}/seat`, about);
}

function stepMentions(place: Place, step: JsonObject, pointer: Pointer): void {
  const { to, flow, what } = place;
  const [act, post, data] = [own(step, 'act'), own(step, 'post'), own(step, 'data')];
  const whole: About = { unit: { kind: 'fixed', pointer }, what };
  if (typeof post === 'string')
    to.value({ kind: 'post', post }, `${pointer}/post`, {
      unit: { kind: 'entry', pointer: `${pointer}/post` },
      what,
    });
  if (typeof act === 'string') {
    to.value({ kind: 'act', flow: flow.id, act }, `${pointer}/act`, whole);
    if (data !== undefined) to.data(formOfAct(flow, act), '', data, `${pointer}/data`, what);
  }
  itemsIn(step, 'edits').forEach((edit, index) => {
    const at = `${pointer}/edits/${String(index)}`;
    const target = isObject(edit) ? own(edit, 'pointer') : undefined;
    if (!isObject(edit) || typeof target !== 'string') return;
    const about: About = { unit: { kind: 'entry', pointer: at }, what };
    to.fields(flow.form, target, inValue(`${at}/pointer`), about);
    for (const side of ['from', 'to']) {
      const value = own(edit, side);
      if (value !== undefined) to.data(flow.form, normal(to, flow, target), value, `${at}/${side}`, what);
    }
  });
  const expect = own(step, 'expect');
  if (isObject(expect)) expectMentions(place, expect, `${pointer}/expect`);
}

function expectMentions(place: Place, expect: JsonObject, pointer: Pointer): void {
  const { to, flow, what } = place;
  const entry = (at: Pointer): About => ({ unit: { kind: 'entry', pointer: at }, what });
  for (const [alias, acts] of Object.entries(objectIn(expect, 'may'))) {
    listed(acts, `${pointer}/may${joinPointer([alias])}`, (act, at) => {
      to.value({ kind: 'act', flow: flow.id, act }, at, entry(at));
    });
  }
  for (const [alias, acts] of Object.entries(objectIn(expect, 'mayNot'))) {
    for (const [act, at] of keysOf(acts, `${pointer}/mayNot${joinPointer([alias])}`))
      to.key({ kind: 'act', flow: flow.id, act }, at, entry(at));
  }
  listed(own(expect, 'states'), `${pointer}/states`, (path, at) => {
    to.states(flow.id, path, at, entry(at));
  });
  for (const [deadline, at] of keysOf(own(expect, 'deadlines'), `${pointer}/deadlines`))
    to.key({ kind: 'deadline', flow: flow.id, deadline }, at, entry(at));
  for (const [party, at] of keysOf(own(expect, 'parties'), `${pointer}/parties`))
    partyMentions(place, party, own(objectIn(expect, 'parties'), party), at);
  recordMentions(place, objectIn(expect, 'record'), `${pointer}/record`);
  listed(own(expect, 'questions'), `${pointer}/questions`, (target, at) => {
    to.fields(flow.form, target, inValue(at), entry(at));
  });
  listed(own(expect, 'audience'), `${pointer}/audience`, (name, at) => {
    const [, unit] = /^unit-(.+)$/.exec(name) ?? [];
    const range: Range = { from: 'unit-'.length, to: name.length };
    if (unit !== undefined) to.add({ kind: 'unit', unit }, { at: 'value', pointer: at, range }, entry(at));
  });
}

function partyMentions(
  { to, flow, what }: Place,
  party: string,
  values: JsonValue | undefined,
  at: Pointer,
): void {
  to.key({ kind: 'party', flow: flow.id, party }, at, { unit: { kind: 'entry', pointer: at }, what });
  if (own(objectIn(flow.parties, party), 'kind') !== 'unit') return;
  listed(values, at, (unit, place) => {
    to.value({ kind: 'unit', unit }, place, { unit: { kind: 'entry', pointer: place }, what });
  });
}

function recordMentions({ to, flow, what }: Place, record: JsonObject, pointer: Pointer): void {
  for (const [target, value] of Object.entries(record)) {
    const at = pointer + joinPointer([target]);
    const unit: Unit = { kind: 'entry', pointer: at };
    const spot = (range: Range) => ({ at: 'key', pointer: at, range, style: 'pointer' }) as const;
    to.fields(flow.form, target, spot, { unit, what });
    to.data(flow.form, normal(to, flow, target), value, at, what);
  }
}

function listed(
  values: JsonValue | undefined,
  pointer: Pointer,
  see: (name: string, at: Pointer) => void,
): void {
  if (!Array.isArray(values)) return;
  (values as readonly JsonValue[]).forEach((value, index) => {
    if (typeof value === 'string') see(value, `${pointer}/${String(index)}`);
  });
}

/** The pointer with `-` for items, as fields are named. */
function normal(to: Collector, { form }: RawFlow, pointer: Pointer): Pointer {
  const fields = form === undefined ? undefined : to.town.forms.get(form)?.fields;
  return pointer
    .split('/')
    .slice(1)
    .reduce((data, raw) => {
      const isItem = /^(?:\d+|-)$/.test(raw) && fields?.has(`${data}/-`) === true;
      return isItem ? `${data}/-` : `${data}/${raw}`;
    }, '');
}
