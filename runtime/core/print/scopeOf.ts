import type { JsonObject, JsonValue, Text } from '#core/base';
import { getAt, inLanguage, isObject, own } from '#core/base';
import { formatDue } from '#core/clock';
import { display, fieldsOf } from '#core/form';
import type { DeadlineRun, Entry, PrintFile } from '#core/model';
import { explanationOf } from './explanationOf.ts';
import type { Page } from './Page.ts';
import { titleOf } from './titleHelper.ts';

const LIGHTS: Readonly<Record<DeadlineRun['light'], Text>> = {
  green: { 'zh-CN': '正常', en: 'on time' },
  yellow: { 'zh-CN': '临期', en: 'due soon' },
  red: { 'zh-CN': '超期', en: 'overdue' },
  paused: { 'zh-CN': '暂停', en: 'paused' },
  met: { 'zh-CN': '按期完成', en: 'met' },
  missed: { 'zh-CN': '超期完成', en: 'missed' },
};

/** The values behind the names of templateNames.ts; the two must say the same. */
export function scopeOf(page: Page, print: PrintFile, now: number): JsonObject {
  const { kit, flow, case: subject, language } = page;
  const words = (text: Text): string => inLanguage(text, language);
  return {
    kit: {
      title: words(kit.title),
      operator: words(kit.operator.name),
      filing: kit.operator.filing,
      complaints: words(kit.operator.complaints),
      sample: kit.sample,
    },
    flow: { title: words(flow.title) },
    print: { title: words(print.title) },
    case: {
      number: subject.number,
      summary: flow.summary
        .map((pointer) => display(kit, flow.form, pointer, getAt(subject.record, pointer), language))
        .join(' '),
      state: titleOf('state', leavesOf(subject.states), page),
      states: subject.states,
      tags: subject.tags,
      grid: subject.grid,
      openedAt: subject.openedAt,
      updatedAt: subject.updatedAt,
      revision: subject.rev,
    },
    record: subject.record,
    latest: Object.fromEntries(
      Object.entries(subject.latest).map(([act, { at, by, post, seat, data }]) => [
        act,
        { at, by, post, seat, data, fields: fieldsOfAct(act, data, page) },
      ]),
    ),
    parties: subject.parties,
    deadlines: subject.deadlines.map((run) => deadlineScope(run, page)),
    timeline: subject.timeline.map((entry) => entryScope(entry, page)),
    now,
  };
}

function deadlineScope(run: DeadlineRun, page: Page): JsonObject {
  const { kit, language } = page;
  return {
    id: run.id,
    run: run.run,
    title: titleOf('deadline', run.id, page),
    startedAt: run.startedAt,
    due: run.due,
    dueWords: run.due === null ? '' : formatDue(run.due, kit.timeZone.offsetMinutes, language),
    light: inLanguage(LIGHTS[run.light], language),
    explanation: explanationOf(run, page),
    provisional: run.provisional,
  };
}

function entryScope(entry: Entry, page: Page): JsonObject {
  const entered = titleOf('state', entry.entered, page);
  if (entry.kind === 'deadline') {
    const deadline = titleOf('deadline', entry.deadline, page);
    const label = page.language.startsWith('zh') ? `${deadline}到期` : `${deadline}: time is up`;
    return {
      kind: 'deadline',
      deadline: entry.deadline,
      label,
      at: entry.at,
      entered,
      applied: true,
      fields: [],
    };
  }
  const { event, verdict } = entry;
  return {
    kind: 'event',
    act: event.act,
    label: titleOf('act', event.act, page),
    at: entry.at,
    by: event.by,
    post: event.post,
    seat: event.seat,
    entered,
    applied: verdict.status === 'applied',
    verdict: verdict.status,
    reason: verdict.status === 'applied' ? '' : inLanguage(verdict.reason, page.language),
    data: event.data ?? {},
    // The opening's answers are the record, which the page shows by itself and as it is now.
    fields:
      event.act === 'open'
        ? []
        : [...fieldsOfAct(event.act, event.data ?? {}, page), ...fieldsOfEdits(event.edits ?? [], page)],
  };
}

/** The answers of an act in the order of its form, with their labels. */
function fieldsOfAct(act: string, data: JsonObject, { kit, flow, language }: Page): readonly JsonObject[] {
  const form = act === 'open' ? flow.form : own(flow.actions, act)?.form;
  if (form === undefined) return [];
  return fieldsOf(kit, form).flatMap(({ pointer, title }) => {
    const value = getAt(data, pointer);
    if (value === undefined || isObject(value)) return [];
    return [{ label: inLanguage(title, language), value: display(kit, form, pointer, value, language) }];
  });
}

function fieldsOfEdits(
  edits: readonly { readonly pointer: string; readonly to?: JsonValue }[],
  { kit, flow, language }: Page,
): readonly JsonObject[] {
  const fields = fieldsOf(kit, flow.form);
  return edits.map(({ pointer, to }) => {
    const title = fields.find((field) => field.pointer === pointer)?.title;
    return {
      label: title === undefined ? pointer : inLanguage(title, language),
      value: display(kit, flow.form, pointer, to, language),
    };
  });
}

function leavesOf(states: readonly string[]): readonly string[] {
  return states.filter((state) => !states.some((other) => other.startsWith(`${state}.`)));
}
