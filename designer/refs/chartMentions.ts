import type { JsonObject, JsonValue, Pointer, Text } from '#core';
import { isObject, joinPointer, own } from '#core';
import type { Places } from '#core/flow';
import { childPath, resolveTarget } from '#core/flow';
import type { About, Collector } from './Collector.ts';
import { conditionMentions } from './conditionMentions.ts';
import type { RawFlow } from './Town.ts';
import { objectIn, stateWords } from './Town.ts';
import { fill, titleOf } from './words.ts';

interface Node {
  readonly path: string;
  readonly parent: string | null;
  readonly pointer: Pointer;
  readonly node: JsonObject;
}

/** The chart: its states, the ways between them, who or what takes them and on what condition. */
export function chartMentions(to: Collector, flow: RawFlow): void {
  const nodes = nodesOf(objectIn(flow.value, 'chart'), '', null, '/chart');
  const ids = new Map<string, string>();
  for (const { node, path } of nodes) {
    const id = own(node, 'id');
    if (typeof id === 'string') ids.set(id, path);
  }
  const places: Places = { ids, paths: new Set(nodes.map(({ path }) => path)) };
  for (const one of nodes) nodeMentions(to, flow, one, places);
}

function nodesOf(node: JsonObject, path: string, parent: string | null, pointer: Pointer): readonly Node[] {
  const below = Object.entries(objectIn(node, 'states')).flatMap(([key, child]) =>
    isObject(child) ? nodesOf(child, childPath(path, key), path, pointer + joinPointer(['states', key])) : [],
  );
  return [{ path, parent, pointer, node }, ...below];
}

function nodeMentions(to: Collector, flow: RawFlow, one: Node, places: Places): void {
  const { path, pointer, node } = one;
  const words = path === '' ? flow.title : stateWords(flow, path);
  if (path !== '') {
    to.key({ kind: 'state', flow: flow.id, path }, pointer, {
      unit: { kind: 'entry', pointer },
      what: fill('流程“{0}”的状态“{1}”', 'The flow “{0}”: the state “{1}”', flow.title, words),
      role: 'defined',
    });
  }
  const initial = own(node, 'initial');
  if (typeof initial === 'string') {
    const place = `${pointer}/initial`;
    to.value({ kind: 'state', flow: flow.id, path: childPath(path, initial) }, place, {
      unit: { kind: 'fixed', pointer: place },
      what: fill('流程“{0}”：“{1}”从这里开始', 'The flow “{0}”: “{1}” begins here', flow.title, words),
    });
  }
  const history = own(node, 'target');
  if (typeof history === 'string') {
    const place = `${pointer}/target`;
    targetMentions(to, flow, one, places, history, place, {
      unit: { kind: 'fixed', pointer: place },
      what: fill(
        '流程“{0}”：“{1}”首次进入的状态',
        'The flow “{0}”: where “{1}” leads at first',
        flow.title,
        words,
      ),
    });
  }
  const always = own(node, 'always');
  if (always !== undefined) transitions(to, flow, one, places, null, always, `${pointer}/always`);
  for (const [event, written] of Object.entries(objectIn(node, 'on'))) {
    const place = pointer + joinPointer(['on', event]);
    eventMention(to, flow, event, place, words);
    transitions(to, flow, one, places, event, written, place);
  }
}

function eventMention(to: Collector, flow: RawFlow, event: string, place: Pointer, words: Text): void {
  const [, deadline] = /^deadline\.(.+)$/.exec(event) ?? [];
  const about: About = {
    unit: { kind: 'entry', pointer: place },
    what: fill(
      '流程“{0}”：在“{1}”时的流转“{2}”',
      'The flow “{0}”: a way out of “{1}”, by “{2}”',
      flow.title,
      words,
      eventWords(flow, event),
    ),
  };
  if (deadline === undefined) to.key({ kind: 'act', flow: flow.id, act: event }, place, about);
  else {
    const range = { from: 'deadline.'.length, to: event.length };
    to.add({ kind: 'deadline', flow: flow.id, deadline }, { at: 'key', pointer: place, range }, about);
  }
}

function eventWords(flow: RawFlow, event: string | null): Text {
  if (event === null) return { 'zh-CN': '自动', en: 'by itself' };
  const [, deadline] = /^deadline\.(.+)$/.exec(event) ?? [];
  if (deadline === undefined) return titleOf(own(flow.actions, event), event);
  return fill('{0}到期', '{0} falling due', titleOf(own(flow.deadlines, deadline), deadline));
}

function transitions(
  to: Collector,
  flow: RawFlow,
  from: Node,
  places: Places,
  event: string | null,
  written: JsonValue,
  pointer: Pointer,
): void {
  if (Array.isArray(written)) {
    (written as readonly JsonValue[]).forEach((one, index) => {
      transition(to, flow, from, places, event, one, pointer + joinPointer([index]));
    });
  } else transition(to, flow, from, places, event, written, pointer);
}

function transition(
  to: Collector,
  flow: RawFlow,
  from: Node,
  places: Places,
  event: string | null,
  written: JsonValue,
  pointer: Pointer,
): void {
  const source = from.path === '' ? flow.title : stateWords(flow, from.path);
  const names = [flow.title, source, eventWords(flow, event)] as const;
  const about: About = {
    unit: { kind: 'transition', pointer },
    what: fill('流程“{0}”：从“{1}”经“{2}”转到这里', 'The flow “{0}”: “{1}” leads here by “{2}”', ...names),
  };
  if (typeof written === 'string') targetMentions(to, flow, from, places, written, pointer, about);
  if (!isObject(written)) return;
  const target = own(written, 'target');
  const listed = Array.isArray(target) ? (target as readonly JsonValue[]) : [];
  if (typeof target === 'string') targetMentions(to, flow, from, places, target, `${pointer}/target`, about);
  listed.forEach((one, index) => {
    const place = `${pointer}/target/${String(index)}`;
    if (typeof one === 'string') targetMentions(to, flow, from, places, one, place, about);
  });
  const guard = own(written, 'guard');
  const params = isObject(guard) && own(guard, 'type') === 'when' ? own(guard, 'params') : undefined;
  const condition = isObject(params) ? own(params, 'condition') : undefined;
  if (condition === undefined) return;
  const what = fill(
    '流程“{0}”：从“{1}”经“{2}”转出的条件',
    'The flow “{0}”: the condition of “{2}” in “{1}”',
    ...names,
  );
  const place = `${pointer}/guard/params/condition`;
  conditionMentions(to, condition, place, { flow, act: event ?? undefined }, what);
}

/** `sibling.child`, `.child` and `#id.child`: each part that is the key of a state names it; an id only leads there. */
function targetMentions(
  to: Collector,
  flow: RawFlow,
  { path: source, parent }: Node,
  places: Places,
  target: string,
  pointer: Pointer,
  about: About,
): void {
  const isId = target.startsWith('#');
  const [first = '', ...rest] = target.replace(/^[#.]/, '').split('.');
  const skipped = isId || target.startsWith('.') ? 1 : 0;
  const start = resolveTarget(
    isId ? `#${first}` : target.slice(0, skipped + first.length),
    source,
    parent,
    places,
  );
  if (start === undefined) return;
  let [path, from] = [start, skipped];
  if (isId) {
    if (start !== '') to.add({ kind: 'state', flow: flow.id, path }, { at: 'beside', pointer }, about);
  } else {
    const range = { from, to: from + first.length };
    to.add({ kind: 'state', flow: flow.id, path }, { at: 'value', pointer, range }, about);
  }
  from += first.length + 1;
  for (const part of rest) {
    path = childPath(path, part);
    const range = { from, to: from + part.length };
    to.add({ kind: 'state', flow: flow.id, path }, { at: 'value', pointer, range }, about);
    from += part.length + 1;
  }
}
