import type { JsonValue } from '#core/base';
import { getAt, inLanguage, isObject, own } from '#core/base';
import { formatInstant } from '#core/clock';
import { display, fieldsOf } from '#core/form';
import { escapeHtml } from './escape.ts';
import { explanationOf } from './explanationOf.ts';
import { instantOf } from './instantOf.ts';
import { MASKS, mask } from './mask.ts';
import type { Names } from './Names.ts';
import type { Output, Page, Value } from './Page.ts';
import { titleOf } from './titleHelper.ts';
import { plainText } from './plainText.ts';

export interface Helper {
  readonly args: readonly [least: number, most: number];
  readonly options: readonly string[];
  readonly run: (args: readonly Value[], options: Readonly<Record<string, Value>>, page: Page) => Output;
  /** Allowed words of an argument that is written out in the template; undefined means any. */
  readonly words?: (
    index: number,
    options: Readonly<Record<string, Value>>,
    names: Names,
  ) => readonly string[] | undefined;
  /** The same of an option. */
  readonly optionWords?: (option: string, names: Names) => readonly string[] | undefined;
  /** Gives markup unless `part` is asked for: not inside an attribute. */
  readonly markup?: true;
}

const text = (words: string): Output => ({ text: words });

const field: Helper = {
  args: [1, 1],
  options: ['act', 'part'],
  markup: true,
  optionWords: (option, names) => (option === 'act' ? Object.keys(names.actFields) : undefined),
  words: (_index, { act }, names) => (typeof act === 'string' ? own(names.actFields, act) : names.fields),
  run: ([pointer], { act, part }, page) => {
    const place = fieldPlace(asText(act), page);
    const at = asText(pointer);
    if (place === undefined) return text('');
    const raw = getAt(place.data, at);
    const value = display(page.kit, place.form, at, raw, page.language);
    if (part === 'value') return text(raw === undefined || raw === null || raw === '' ? '' : value);
    const found = fieldsOf(page.kit, place.form).find((candidate) => candidate.pointer === at);
    const title = found === undefined ? at : inLanguage(found.title, page.language);
    if (part === 'title') return { text: title };
    const html = `<span class="wk-field"><span class="wk-field-title">${escapeHtml(title)}</span><span class="wk-field-value">${escapeHtml(value)}</span></span>`;
    return { html };
  },
};

const date: Helper = {
  args: [1, 1],
  options: [],
  run: ([value], _options, page) => text(instantWords(value, page, 'date')),
};

const datetime: Helper = {
  args: [1, 1],
  options: [],
  run: ([value], _options, page) => text(instantWords(value, page, 'datetime')),
};

const title: Helper = {
  args: [2, 2],
  options: [],
  words: (index, _options, names) => (index === 0 ? names.titles : undefined),
  run: ([kind, code], _options, page) => text(titleOf(asText(kind), code, page)),
};

/** An account, or a record of an act, of which the post is told too: `张三（综治中心）`. */
const person: Helper = {
  args: [1, 1],
  options: [],
  run: ([value], _options, page) => {
    if (Array.isArray(value)) {
      return text(
        plainText(
          (value as readonly Value[]).map((one) => nameOf(one, page)),
          page.language,
        ),
      );
    }
    if (!isObject(value)) return text(nameOf(value, page));
    const name = nameOf(value['by'], page);
    const post = titleOf('post', value['post'], page);
    if (name === '' || post === '') return text(name);
    return text(page.language.startsWith('zh') ? `${name}（${post}）` : `${name} (${post})`);
  },
};

const explainDeadline: Helper = {
  args: [1, 1],
  options: [],
  words: (_index, _options, names) => names.deadlines,
  run: ([id], _options, page) => {
    const run = page.case.deadlines.filter((candidate) => candidate.id === id).at(-1);
    return text(run === undefined ? '' : explanationOf(run, page));
  },
};

const masked: Helper = {
  args: [1, 2],
  options: [],
  words: (index) => (index === 1 ? MASKS : undefined),
  run: ([value, kind]) => {
    const known = MASKS.find((one) => one === kind);
    return text(known === undefined ? mask(plainText(value, '')) : mask(plainText(value, ''), known));
  },
};

/** The closed set (SPEC D1); `if`, `unless`, `each` and `with` are blocks and belong to the interpreter. */
export const HELPERS: Readonly<Record<string, Helper>> = {
  field,
  date,
  datetime,
  title,
  person,
  explain: explainDeadline,
  masked,
};

function fieldPlace(
  act: string,
  { flow, case: subject }: Page,
): { readonly form: string; readonly data: JsonValue } | undefined {
  if (act === '') return { form: flow.form, data: subject.record };
  const form = act === 'open' ? flow.form : own(flow.actions, act)?.form;
  return form === undefined ? undefined : { form, data: own(subject.latest, act)?.data ?? {} };
}

function instantWords(value: Value, { kit, language }: Page, what: 'date' | 'datetime'): string {
  const { offsetMinutes } = kit.timeZone;
  const instant = instantOf(value, offsetMinutes);
  return instant === undefined ? '' : formatInstant(instant, offsetMinutes, language, what);
}

function nameOf(account: Value, { people }: Page): string {
  const id = asText(account);
  return own(people, id) ?? id;
}

function asText(value: Value): string {
  return typeof value === 'string' ? value : '';
}
