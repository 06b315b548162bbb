import type { JsonObject, JsonValue, Pointer, Text } from '#core';
import { isObject, joinPointer, own } from '#core';
import { chartMentions } from './chartMentions.ts';
import type { About, Collector } from './Collector.ts';
import { conditionMentions } from './conditionMentions.ts';
import { prefillMentions } from './expressionMentions.ts';
import type { Range, Unit } from './Mention.ts';
import type { RawFlow } from './Town.ts';
import { formOfAct, itemsIn, objectIn } from './Town.ts';
import { fill, titleOf } from './words.ts';

type Steps = readonly (string | number)[];

const entry = (...steps: Steps): Unit => ({ kind: 'entry', pointer: joinPointer(steps) });
const fixed = (...steps: Steps): Unit => ({ kind: 'fixed', pointer: joinPointer(steps) });

/** `flow.json`: the chart, and everything around it that speaks of forms, posts, parties, states and fields. */
export function flowMentions(to: Collector, flow: RawFlow): void {
  const { id, title, value } = flow;
  const range = { from: 'flows/'.length, to: 'flows/'.length + id.length };
  to.add(
    { kind: 'flow', flow: id },
    { at: 'path', range },
    {
      unit: { kind: 'file' },
      what: fill('流程“{0}”', 'The flow “{0}”', title),
      role: 'defined',
    },
  );
  const form = own(value, 'form');
  if (typeof form === 'string') {
    to.value({ kind: 'form', form }, '/form', {
      unit: fixed('form'),
      what: fill('流程“{0}”用它登记', 'The flow “{0}” opens with it', title),
    });
  }
  pointers(
    to,
    flow.form,
    value,
    ['summary'],
    fill('流程“{0}”的事项摘要', 'The flow “{0}”: what a case is called', title),
  );
  chartMentions(to, flow);
  for (const party of Object.keys(flow.parties)) {
    const unit = entry('parties', party);
    const what = fill(
      '流程“{0}”的角色“{1}”',
      'The flow “{0}”: the party “{1}”',
      title,
      titleOf(flow.parties[party], party),
    );
    to.key({ kind: 'party', flow: id, party }, placeOf(unit), { unit, what, role: 'defined' });
  }
  for (const [act, action] of Object.entries(flow.actions)) actionMentions(to, flow, act, action);
  for (const [deadline, one] of Object.entries(flow.deadlines)) deadlineMentions(to, flow, deadline, one);
  audienceMentions(to, flow);
  for (const [print, one] of Object.entries(objectIn(value, 'prints'))) printMentions(to, flow, print, one);
}

function placeOf(unit: Unit): Pointer {
  return 'pointer' in unit ? unit.pointer : '';
}

function actionMentions(to: Collector, flow: RawFlow, act: string, action: JsonValue): void {
  const at: Steps = ['actions', act];
  const words = titleOf(action, act);
  const what = (chinese: string, english: string): Text =>
    fill(`流程“{0}”：操作“{1}”${chinese}`, `The flow “{0}”, the action “{1}”${english}`, flow.title, words);
  to.key({ kind: 'act', flow: flow.id, act }, joinPointer(at), {
    unit: entry(...at),
    what: what('', ''),
    role: 'defined',
  });
  if (!isObject(action)) return;
  const form = own(action, 'form');
  if (typeof form === 'string') {
    to.value({ kind: 'form', form }, joinPointer([...at, 'form']), {
      unit: entry(...at, 'form'),
      what: what('填写它', ' asks for it'),
    });
  }
  itemsIn(action, 'by').forEach((grant, index) => {
    const unit = entry(...at, 'by', index);
    const [post, as] = isObject(grant) ? [own(grant, 'post'), own(grant, 'as')] : [];
    const about = { unit, what: what('由谁办理', ': who may do it') };
    if (typeof post === 'string')
      to.value({ kind: 'post', post }, joinPointer([...at, 'by', index, 'post']), about);
    if (typeof as === 'string')
      to.value({ kind: 'party', flow: flow.id, party: as }, joinPointer([...at, 'by', index, 'as']), about);
  });
  itemsIn(action, 'unless').forEach((party, index) => {
    if (typeof party !== 'string') return;
    const unit = entry(...at, 'unless', index);
    to.value({ kind: 'party', flow: flow.id, party }, placeOf(unit), {
      unit,
      what: what('不许谁办理', ': who may not do it'),
    });
  });
  during(to, flow, action, at, 'during', what('在哪些状态下可以办理', ': in which states it is possible'));
  for (const [party, source] of Object.entries(objectIn(action, 'assigns'))) {
    const unit = entry(...at, 'assigns', party);
    const about: About = { unit, what: what('指定由谁担任角色', ': whom it makes a party') };
    to.key({ kind: 'party', flow: flow.id, party }, placeOf(unit), about);
    if (typeof source === 'string' && source.startsWith('/'))
      to.fields(formOfAct(flow, act), source, inValue(placeOf(unit)), about);
  }
  const begins = what('的表单先填好的内容', ': what its form begins with');
  const forms = { record: flow.form, act: formOfAct(flow, act) };
  prefillMentions(to, forms, own(action, 'prefill'), joinPointer([...at, 'prefill']), begins);
  pointers(to, flow.form, action, [...at, 'edits'], what('可以改的内容', ': what it may change'));
}

function deadlineMentions(to: Collector, flow: RawFlow, deadline: string, one: JsonValue): void {
  const at: Steps = ['deadlines', deadline];
  const what = (chinese: string, english: string): Text =>
    fill(
      `流程“{0}”：时限“{1}”${chinese}`,
      `The flow “{0}”, the deadline “{1}”${english}`,
      flow.title,
      titleOf(one, deadline),
    );
  to.key({ kind: 'deadline', flow: flow.id, deadline }, joinPointer(at), {
    unit: entry(...at),
    what: what('', ''),
    role: 'defined',
  });
  if (!isObject(one)) return;
  during(to, flow, one, at, 'during', what('在哪些状态下计时', ': in which states it runs'));
  during(to, flow, one, at, 'pauses', what('在哪些状态下暂停', ': in which states it stands still'));
  const from = own(one, 'from');
  if (typeof from === 'string') {
    to.value({ kind: 'act', flow: flow.id, act: from }, joinPointer([...at, 'from']), {
      unit: entry(...at, 'from'),
      what: what('从哪个操作起算', ': the action it is counted from'),
    });
  }
  itemsIn(one, 'variants').forEach((variant, index) => {
    const when = isObject(variant) ? own(variant, 'when') : undefined;
    if (when === undefined) return;
    const scope = { flow, act: typeof from === 'string' ? from : undefined };
    const place = joinPointer([...at, 'variants', index, 'when']);
    conditionMentions(to, when, place, scope, what('另算的条件', ': when it is counted otherwise'));
  });
  const extended = objectIn(one, 'extendedBy');
  const [act, until] = [own(extended, 'act'), own(extended, 'until')];
  if (typeof act !== 'string') return;
  const about: About = {
    unit: entry(...at, 'extendedBy'),
    what: what('由哪个操作延长', ': the action that extends it'),
  };
  to.value({ kind: 'act', flow: flow.id, act }, joinPointer([...at, 'extendedBy', 'act']), about);
  if (typeof until === 'string')
    to.fields(formOfAct(flow, act), until, inValue(joinPointer([...at, 'extendedBy', 'until'])), about);
}

function audienceMentions(to: Collector, flow: RawFlow): void {
  const what = fill('流程“{0}”：事情发给谁', 'The flow “{0}”: who receives a case', flow.title);
  itemsIn(flow.value, 'audience').forEach((one, index) => {
    const at: Steps = ['audience', index];
    if (isObject(one)) during(to, flow, one, at, 'during', what);
    itemsIn(one, 'to').forEach((name, place) => {
      const [, party] = typeof name === 'string' ? (/^party:(.+)$/.exec(name) ?? []) : [];
      if (party === undefined) return;
      const range = { from: 'party:'.length, to: 'party:'.length + party.length };
      const unit = entry(...at, 'to', place);
      const spot = { at: 'value', pointer: placeOf(unit), range } as const;
      to.add({ kind: 'party', flow: flow.id, party }, spot, { unit, what });
    });
  });
}

function printMentions(to: Collector, flow: RawFlow, print: string, one: JsonValue): void {
  if (!isObject(one)) return;
  const at: Steps = ['prints', print];
  const words = titleOf(one, print);
  const what = fill('流程“{0}”的打印件“{1}”', 'The flow “{0}”, the document “{1}”', flow.title, words);
  const template = own(one, 'template');
  if (typeof template === 'string') {
    const unit = entry(...at);
    to.value({ kind: 'template', template }, joinPointer([...at, 'template']), { unit, what });
  }
  postList(to, one, at, what);
  during(to, flow, one, at, 'during', what);
}

/** `posts`, a list of names. */
export function postList(to: Collector, value: JsonObject, at: Steps, what: Text): void {
  itemsIn(value, 'posts').forEach((post, index) => {
    const unit = entry(...at, 'posts', index);
    if (typeof post === 'string') to.value({ kind: 'post', post }, placeOf(unit), { unit, what });
  });
}

/** A list of states. */
function during(to: Collector, flow: RawFlow, value: JsonObject, at: Steps, key: string, what: Text): void {
  itemsIn(value, key).forEach((path, index) => {
    const unit = entry(...at, key, index);
    if (typeof path === 'string') to.states(flow.id, path, placeOf(unit), { unit, what });
  });
}

/** A list of places in a form's data. `at` ends with its key. */
function pointers(to: Collector, form: string | undefined, value: JsonObject, at: Steps, what: Text): void {
  itemsIn(value, String(at.at(-1))).forEach((pointer, index) => {
    const unit = entry(...at, index);
    if (typeof pointer === 'string') to.fields(form, pointer, inValue(placeOf(unit)), { unit, what });
  });
}

/** A part of the text at a place. */
export function inValue(pointer: Pointer): (range: Range) => {
  readonly at: 'value';
  readonly pointer: Pointer;
  readonly range: Range;
  readonly style: 'pointer';
} {
  return (range) => ({ at: 'value', pointer, range, style: 'pointer' });
}

/** `flow.layout.json` keeps places of states under their dotted paths. */
export function layoutMentions(to: Collector, flow: RawFlow, layout: JsonValue, pointer: Pointer = ''): void {
  if (!isObject(layout)) return;
  const what = fill('流程“{0}”的图形布局', 'The flow “{0}”: where things stand in the chart', flow.title);
  for (const [key, part] of Object.entries(layout)) {
    const place = pointer + joinPointer([key]);
    const isState = key !== '' && own(flow.table.states, key) !== undefined;
    if (isState) to.states(flow.id, key, place, { unit: { kind: 'entry', pointer: place }, what }, 'key');
    layoutMentions(to, flow, part, place);
  }
}
