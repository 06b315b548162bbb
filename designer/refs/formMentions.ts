import type { JsonObject, JsonValue, Pointer, Text } from '#core';
import { isObject, joinPointer, splitPointer } from '#core';
import { findTree } from '#designer/edit';
import { showRuleAt } from '#designer/form';
import type { About, Collector } from './Collector.ts';
import { choiceOf, fieldWords } from './Collector.ts';
import { calcMentions, checksMentions } from './expressionMentions.ts';
import type { FormFields, SchemaVisit } from './formFields.ts';
import type { Range, Unit } from './Mention.ts';
import { fill } from './words.ts';

const WHERE: Readonly<Record<SchemaVisit['mode'], Text>> = {
  declares: { 'zh-CN': '', en: '' },
  branch: { 'zh-CN': '（只在某种情况下）', en: ' (only in some cases)' },
  asks: { 'zh-CN': '（作为条件）', en: ' (as a condition)' },
};

/** `form.schema.json`: the fields, what is required, the options, and the conditions over them. */
export function schemaMentions(to: Collector, form: string): void {
  const known = to.town.forms.get(form);
  if (known === undefined) return;
  const made = new Set<string>();
  const seen = new Set<Pointer>();
  to.add(
    { kind: 'form', form },
    { at: 'path', range: folderRange(form) },
    {
      unit: { kind: 'file' },
      what: fill('表单“{0}”', 'The form “{0}”', known.title),
      role: 'defined',
    },
  );
  for (const visit of known.visits) {
    const { what, mode, source, data } = visit;
    // A list of constants is walked once as options and once as schemas; shared definitions once for each field.
    const spot = `${source} ${data}`;
    if (made.has(spot)) continue;
    made.add(spot);
    const field = fieldWords(to.town, form, data);
    const isFirst = what === 'name' && mode === 'declares' && !seen.has(data);
    if (isFirst) seen.add(data);
    const unit = unitOf(visit);
    const words = fill(WORDS[what]['zh-CN'] ?? '', WORDS[what]['en'] ?? '', known.title, field, WHERE[mode]);
    addVisit(to, form, visit, {
      unit,
      what: shownWords(to, form, known, unit) ?? words,
      ...(isFirst || what === 'option' ? { role: 'defined' } : {}),
    });
  }
  beyondMentions(to, form, known);
  schemaTables(to, form);
}

/** Calculations and checks, those of a shared definition once for each place that it describes. */
function beyondMentions(to: Collector, form: string, { beyond }: FormFields): void {
  const visits = new Map(beyond.map((visit) => [`${visit.source} ${visit.data}`, visit]));
  for (const visit of visits.values()) {
    if (visit.keyword === 'x-calc') calcMentions(to, form, visit);
    else checksMentions(to, form, visit);
  }
}

const WORDS: Readonly<Record<SchemaVisit['what'], Text>> = {
  name: { 'zh-CN': '表单“{0}”的字段“{1}”{2}', en: 'The form “{0}”: the field “{1}”{2}' },
  required: { 'zh-CN': '表单“{0}”：“{1}”必填{2}', en: 'The form “{0}”: “{1}” is required{2}' },
  value: { 'zh-CN': '表单“{0}”：“{1}”的取值{2}', en: 'The form “{0}”: a value of “{1}”{2}' },
  option: { 'zh-CN': '表单“{0}”：“{1}”的选项', en: 'The form “{0}”: an option of “{1}”' },
  default: { 'zh-CN': '表单“{0}”：“{1}”的默认值', en: 'The form “{0}”: the default of “{1}”' },
};

function addVisit(to: Collector, form: string, visit: SchemaVisit, about: About): void {
  const { what, source, data, value = null } = visit;
  if (what === 'name') to.key({ kind: 'field', form, pointer: data }, source, about);
  else if (what === 'required') to.value({ kind: 'field', form, pointer: data }, source, about);
  else if (Array.isArray(value) || isObject(value)) to.data(form, data, value, source, about.what);
  else to.value(choiceOf(to.town, form, data, value), source, about);
}

function unitOf({ what, mode, source }: SchemaVisit): Unit {
  if (mode === 'asks') return { kind: 'condition', pointer: conditionRoot(source) };
  if (what === 'option') return { kind: 'entry', pointer: source.replace(/\/const$/, '') };
  return what === 'value' ? { kind: 'fixed', pointer: source } : { kind: 'entry', pointer: source };
}

/** The condition under which a question is asked, by that question. */
function shownWords(to: Collector, form: string, known: FormFields, unit: Unit): Text | undefined {
  const [, at] = unit.kind === 'condition' ? (/^(.*)\/if$/.exec(unit.pointer) ?? []) : [];
  const root = at === undefined ? undefined : findTree(to.town.draft, to.file, '');
  const rule = root && at !== undefined ? showRuleAt(root, at) : undefined;
  const [data] = rule ? (known.sites.get(rule.question) ?? []) : [];
  if (data === undefined) return undefined;
  return fill(
    '表单“{0}”：“{1}”的显示条件',
    'The form “{0}”: when “{1}” is asked',
    known.title,
    fieldWords(to.town, form, data),
  );
}

/** The outermost `if`, `not` or `contains` around a place. A field of that name has `properties` in front of it. */
function conditionRoot(source: Pointer): Pointer {
  const tokens = splitPointer(source);
  const at = tokens.findIndex(
    (token, index) =>
      ['if', 'not', 'contains', 'propertyNames'].includes(token) &&
      !['properties', '$defs', 'definitions', 'dependentSchemas'].includes(tokens[index - 1] ?? ''),
  );
  return joinPointer(tokens.slice(0, at + 1));
}

/** Which code tables the fields choose from. */
function schemaTables(to: Collector, form: string): void {
  const walk = (value: JsonValue, pointer: Pointer): void => {
    if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, index) => {
        walk(item, pointer + joinPointer([index]));
      });
    } else if (isObject(value)) {
      for (const [key, part] of Object.entries(value)) {
        const place = pointer + joinPointer([key]);
        if (key === 'x-codes' && typeof part === 'string') {
          to.value({ kind: 'code-table', table: part }, place, {
            unit: { kind: 'entry', pointer: place },
            what: fill(
              '表单“{0}”有字段从这张代码表选取',
              'The form “{0}” has a field that chooses from this code table',
              to.town.forms.get(form)?.title ?? form,
            ),
          });
        } else if (!['const', 'enum', 'default', 'examples'].includes(key)) walk(part, place);
      }
    }
  };
  walk(to.town.forms.get(form)?.schema ?? {}, '');
}

/** `form.ui.json`: the layout, by the names of fields. */
export function uiMentions(to: Collector, form: string, ui: JsonObject): void {
  walkUi(to, form, ui, '', '');
}

function walkUi(to: Collector, form: string, ui: JsonObject, data: Pointer, pointer: Pointer): void {
  const fields = to.town.forms.get(form)?.fields;
  const what = (field: Pointer): Text =>
    fill(
      '表单“{0}”：“{1}”的版面设置',
      'The form “{0}”: the layout of “{1}”',
      to.town.forms.get(form)?.title ?? form,
      fieldWords(to.town, form, field),
    );
  for (const [key, part] of Object.entries(ui)) {
    const place = pointer + joinPointer([key]);
    if (key === 'ui:order' && Array.isArray(part)) {
      (part as readonly JsonValue[]).forEach((name, index) => {
        if (typeof name !== 'string' || name === '*') return;
        const at = place + joinPointer([index]);
        const field = data + joinPointer([name]);
        const unit: Unit = { kind: 'entry', pointer: at };
        to.value({ kind: 'field', form, pointer: field }, at, { unit, what: what(field) });
      });
    }
    if (key.startsWith('ui:') || key.startsWith('$') || !isObject(part)) continue;
    if (key === 'items' && fields?.has(`${data}/-`) === true) {
      walkUi(to, form, part, `${data}/-`, place);
      continue;
    }
    const field = data + joinPointer([key]);
    to.key({ kind: 'field', form, pointer: field }, place, {
      unit: { kind: 'entry', pointer: place },
      what: what(field),
    });
    walkUi(to, form, part, field, place);
  }
}

/** `i18n/<language>.json`: its keys are places of the schema or of the layout. */
export function textMentions(to: Collector, form: string, language: string, texts: JsonObject): void {
  const known = to.town.forms.get(form);
  for (const [key, words] of Object.entries(texts)) {
    const pointer = joinPointer([key]);
    const about: About = {
      unit: { kind: 'entry', pointer },
      what: fill(
        '表单“{0}”的译文（{1}）：“{2}”',
        'The form “{0}”, its words in {1}: “{2}”',
        known?.title ?? form,
        language,
        typeof words === 'string' ? words : '',
      ),
    };
    to.key({ kind: 'text', form, key }, pointer, about);
    if (known === undefined) continue;
    if (key.startsWith('ui:')) layoutKey(to, form, known, key, pointer, about);
    else schemaKey(to, form, known, key, pointer, about);
  }
}

/** The parts of a key that is a pointer: the way to it, and where it stands in the key. */
function partsOf(key: string): readonly { readonly raw: string; readonly range: Range }[] {
  let from = key.indexOf('/') + 1;
  return key
    .split('/')
    .slice(1)
    .map((raw) => {
      const range = { from, to: from + raw.length };
      from = range.to + 1;
      return { raw, range };
    });
}

const inKey = (pointer: Pointer, range: Range) => ({ at: 'key', pointer, range, style: 'pointer' }) as const;

function schemaKey(
  to: Collector,
  form: string,
  known: FormFields,
  key: string,
  pointer: Pointer,
  about: About,
): void {
  let source = '';
  for (const { raw, range } of partsOf(key)) {
    source += `/${raw}`;
    for (const data of known.sites.get(source) ?? [])
      to.add({ kind: 'field', form, pointer: data }, inKey(pointer, range), about);
    const option = known.options.get(source);
    if (option) to.add(choiceOf(to.town, form, option.data, option.value), { at: 'beside', pointer }, about);
  }
}

function layoutKey(
  to: Collector,
  form: string,
  { fields }: FormFields,
  key: string,
  pointer: Pointer,
  about: About,
): void {
  let data = '';
  for (const { raw, range } of partsOf(key)) {
    const isItem = raw === 'items' && fields.has(`${data}/-`);
    data += isItem ? '/-' : `/${raw}`;
    if (!isItem && fields.has(data))
      to.add({ kind: 'field', form, pointer: data }, inKey(pointer, range), about);
  }
}

/** Where a form's name stands in the paths of its files. */
export function folderRange(name: string): Range {
  return { from: 'forms/'.length, to: 'forms/'.length + name.length };
}
