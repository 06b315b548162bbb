import type { Pointer, Text } from '#core';
import { joinPointer } from '#core';
import type { Span, TemplateRead } from '#core/print';
import { templateReads } from '#core/print';
import type { Collector } from './Collector.ts';
import type { Range, Spot } from './Mention.ts';
import type { Thing } from './Thing.ts';
import type { RawFlow } from './Town.ts';
import { formOfAct } from './Town.ts';
import { fill } from './words.ts';

/** `templates/<name>.hbs`: what it prints of a case of each flow that prints it. */
export function templateMentions(to: Collector, name: string, source: string): void {
  const stem = name.replace(/\..*$/, '');
  const what = fill('打印模板“{0}”', 'The template “{0}”', name);
  const range = { from: 'templates/'.length, to: 'templates/'.length + stem.length };
  to.add(
    { kind: 'template', template: stem },
    { at: 'path', range },
    { unit: { kind: 'file' }, what, role: 'defined' },
  );
  const flows = [...to.town.flows.values()].filter(({ templates }) =>
    templates.some((template) => template === name || template === stem),
  );
  for (const read of templateReads(source)) {
    const made = new Set<string>();
    // Two flows that print it mean the same post or code table, and each its own fields.
    const add = (thing: Thing | undefined, span: Span, style: 'plain' | 'pointer' = 'plain'): void => {
      const key = JSON.stringify([thing, span]);
      if (made.has(key)) return;
      made.add(key);
      addTo(to, read, thing, { ...span }, style, what);
    };
    for (const flow of flows) {
      if (read.kind === 'path') pathMentions(flow, read, add);
      else wordMentions(to, flow, read, add);
    }
  }
}

function addTo(
  to: Collector,
  { place, within }: TemplateRead,
  thing: Thing | undefined,
  range: Range,
  style: 'plain' | 'pointer',
  what: Text,
): void {
  const spot: Spot = { at: 'text', range, line: place.line, column: place.column, style };
  const unit = { kind: 'expression', range: within.span, block: within.kind === 'block' } as const;
  to.add(thing, spot, { unit, what });
}

type Add = (thing: Thing | undefined, span: Span, style?: 'plain' | 'pointer') => void;

function pathMentions(flow: RawFlow, read: Extract<TemplateRead, { kind: 'path' }>, add: Add): void {
  const { steps, spans } = read;
  const written = steps.length - spans.length;
  steps.forEach((step, index) => {
    const span = spans[index - written];
    if (span !== undefined && step !== '*') add(thingAt(flow, steps.slice(0, index + 1)), span);
  });
}

/** What the last of these steps names, by the names of a page (print/README.md). */
function thingAt(flow: RawFlow, [head, name, ...rest]: readonly string[]): Thing | undefined {
  if (name === undefined) return undefined;
  if (head === 'record') return fieldThing(flow.form, [name, ...rest]);
  if (head === 'parties' && rest.length === 0) return { kind: 'party', flow: flow.id, party: name };
  if (head !== 'latest') return undefined;
  if (rest.length === 0) return { kind: 'act', flow: flow.id, act: name };
  return rest[0] === 'data' ? fieldThing(formOfAct(flow, name), rest.slice(1)) : undefined;
}

function fieldThing(form: string | undefined, steps: readonly string[]): Thing | undefined {
  if (form === undefined || steps.length === 0) return undefined;
  return { kind: 'field', form, pointer: joinPointer(steps.map((step) => (step === '*' ? '-' : step))) };
}

function wordMentions(
  to: Collector,
  flow: RawFlow,
  read: Extract<TemplateRead, { kind: 'word' }>,
  add: Add,
): void {
  const { helper, position, word, call, span } = read;
  if (helper === 'field' && position === 'act') add({ kind: 'act', flow: flow.id, act: word }, span);
  if (helper === 'explain') add({ kind: 'deadline', flow: flow.id, deadline: word }, span);
  if (helper === 'title') titleMentions(to, flow, read, add);
  if (helper !== 'field' || position !== 0) return;
  const { act } = call;
  const form = act === undefined ? flow.form : formOfAct(flow, act);
  for (const { data, from, end } of pointerParts(word)) {
    if (form !== undefined)
      add({ kind: 'field', form, pointer: data }, { from: span.from + from, to: span.from + end }, 'pointer');
  }
}

function pointerParts(
  pointer: Pointer,
): readonly { readonly data: Pointer; readonly from: number; readonly end: number }[] {
  let [data, from] = ['', 1];
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      data += `/${raw}`;
      const part = { data, from, end: from + raw.length };
      from = part.end + 1;
      return part;
    });
}

/** `{{title "post" "worker"}}`: a kind or a code table, and then a name of it. */
function titleMentions(
  to: Collector,
  flow: RawFlow,
  { position, word, call, span }: Extract<TemplateRead, { kind: 'word' }>,
  add: Add,
): void {
  if (position === 0) {
    if (to.town.tables.has(word)) add({ kind: 'code-table', table: word }, span);
    return;
  }
  const kind = call['0'] ?? '';
  if (kind === 'state') {
    let from = 0;
    for (const part of word.split('.')) {
      const end = from + part.length;
      const path = word.slice(0, end);
      add({ kind: 'state', flow: flow.id, path }, { from: span.from + from, to: span.from + end });
      from = end + 1;
    }
    return;
  }
  const thing = TITLES[kind]?.(flow.id, word);
  if (thing) add(thing, span);
  else if (to.town.tables.has(kind)) add({ kind: 'code', table: kind, code: word }, span);
}

const TITLES: Readonly<Record<string, (flow: string, name: string) => Thing>> = {
  act: (flow, act) => ({ kind: 'act', flow, act }),
  party: (flow, party) => ({ kind: 'party', flow, party }),
  deadline: (flow, deadline) => ({ kind: 'deadline', flow, deadline }),
  post: (_flow, post) => ({ kind: 'post', post }),
  unit: (_flow, unit) => ({ kind: 'unit', unit }),
  flow: (_flow, flow) => ({ kind: 'flow', flow }),
};
