import type { JsonObject, JsonValue, Pointer, Text } from '#core';
import { equalJson, getAt, inLanguage, isObject, own } from '#core';
import type { FormFields } from '#designer/refs';
import { fill, say, titleOf } from '#designer/refs';
import type { Pair } from './Pair.ts';
import { keywordList, keywordWords } from './keywords.ts';

/** What is different in a form: fields, whether they are required, their options and other settings, its conditions. */
export function formChanges({ old, now }: Pair, form: string): readonly Text[] {
  const [before, after] = [old.forms.get(form), now.forms.get(form)];
  if (before === undefined || after === undefined) return [];
  const [was, is] = [declared(before), declared(after)];
  const versions: Versions = { was, is, renamed: renames(was, is) };
  const title: Say = (chinese, english, ...names) =>
    fill(`{0}：${chinese}`, `{0}: ${english}`, after.title, ...names);
  const sentences: Text[] = [];
  if (!equalJson(before.title, after.title))
    sentences.push(
      fill('表单“{0}”改名为“{1}”', 'The form “{0}” is now called “{1}”', before.title, after.title),
    );
  for (const [pointer, field] of is) sentences.push(...presentField(title, versions, pointer, field));
  for (const [pointer, field] of was) sentences.push(...goneField(title, versions, pointer, field));
  if (!equalJson(conditionsOf(before.schema), conditionsOf(after.schema)))
    sentences.push(title('改了字段之间的条件', 'changed the conditions between fields'));
  return sentences;
}

type Fields = ReadonlyMap<Pointer, DeclaredField>;

interface Versions {
  readonly was: Fields;
  readonly is: Fields;
  /** New place → old place. */
  readonly renamed: ReadonlyMap<Pointer, Pointer>;
}

function presentField(
  title: Say,
  { was, is, renamed }: Versions,
  pointer: Pointer,
  field: DeclaredField,
): readonly Text[] {
  const source = renamed.get(pointer) ?? pointer;
  const earlier = was.get(source);
  if (earlier === undefined) {
    // A field within a new one comes with it.
    if (isBelowAny(pointer, is, (one) => !was.has(one) && !renamed.has(one))) return [];
    return field.isRequired
      ? [title('新增必填项“{1}”', 'added the required field “{1}”', field.title)]
      : [title('新增字段“{1}”', 'added the field “{1}”', field.title)];
  }
  const isMoved = source !== pointer && !isBelowAny(pointer, is, (one) => renamed.has(one));
  const name = title('字段“{1}”换了内部名称', 'the field “{1}” has another internal name', field.title);
  return [...(isMoved ? [name] : []), ...fieldChanges(title, earlier, field)];
}

function goneField(
  title: Say,
  { was, is, renamed }: Versions,
  pointer: Pointer,
  field: DeclaredField,
): readonly Text[] {
  const moved = new Set(renamed.values());
  const isGone = (one: Pointer): boolean => !is.has(one) && !moved.has(one);
  if (!isGone(pointer) || isBelowAny(pointer, was, isGone)) return [];
  return [title('删去字段“{1}”', 'removed the field “{1}”', field.title)];
}

interface DeclaredField {
  readonly title: Text;
  readonly schema: JsonObject;
  readonly isRequired: boolean;
}

/** The fields of a form with what the schema says of each, by place in the data. */
function declared({ visits, fields, schema }: FormFields): ReadonlyMap<Pointer, DeclaredField> {
  const required = new Set(
    visits.filter(({ what, mode }) => what === 'required' && mode === 'declares').map(({ data }) => data),
  );
  const found = new Map<Pointer, DeclaredField>();
  for (const { what, mode, source, data } of visits) {
    if (what !== 'name' || mode === 'asks' || found.has(data)) continue;
    const written = getAt(schema, source);
    if (!isObject(written)) continue;
    const title = fields.get(data)?.title ?? titleOf(undefined, data);
    found.set(data, { title, schema: written, isRequired: required.has(data) });
  }
  return found;
}

/** New place → old place of fields that are the same but for their name. */
function renames(
  was: ReadonlyMap<Pointer, DeclaredField>,
  is: ReadonlyMap<Pointer, DeclaredField>,
): ReadonlyMap<Pointer, Pointer> {
  const found = new Map<Pointer, Pointer>();
  const gone = [...was].filter(([pointer]) => !is.has(pointer));
  for (const [pointer, field] of is) {
    if (was.has(pointer)) continue;
    const same = gone.filter(
      ([old, { schema }]) => above(old) === above(pointer) && equalJson(schema, field.schema),
    );
    const [only] = same;
    if (only && same.length === 1) found.set(pointer, only[0]);
  }
  // What lies in a renamed field has moved with it.
  for (const pointer of is.keys()) {
    for (const [to, from] of [...found]) {
      if (pointer.startsWith(`${to}/`) && !found.has(pointer))
        found.set(pointer, from + pointer.slice(to.length));
    }
  }
  return found;
}

function above(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

function isBelowAny(
  pointer: Pointer,
  fields: ReadonlyMap<Pointer, DeclaredField>,
  is: (above: Pointer) => boolean,
): boolean {
  return [...fields.keys()].some((other) => pointer.startsWith(`${other}/`) && is(other));
}

type Say = (chinese: string, english: string, ...names: readonly (Text | string)[]) => Text;

function fieldChanges(title: Say, was: DeclaredField, is: DeclaredField): readonly Text[] {
  const sentences: Text[] = [];
  if (!equalJson(was.title, is.title))
    sentences.push(title('“{1}”改称“{2}”', '“{1}” is now called “{2}”', was.title, is.title));
  if (was.isRequired !== is.isRequired)
    sentences.push(
      is.isRequired
        ? title('“{1}”改为必填', '“{1}” is now required', is.title)
        : title('“{1}”改为选填', '“{1}” is now optional', is.title),
    );
  sentences.push(...optionChanges(title, was.schema, is));
  const keywords = changedKeywords(was.schema, is.schema);
  const numbers: string[] = [];
  for (const keyword of keywords) {
    const [from, to] = [own(was.schema, keyword), own(is.schema, keyword)];
    if (typeof from !== 'number' || typeof to !== 'number') continue;
    numbers.push(keyword);
    const what = keywordWords(keyword) ?? keywordList([keyword]);
    sentences.push(
      title(
        '“{1}”的{2}由 {3} 改为 {4}',
        '“{1}”: {2} from {3} to {4}',
        is.title,
        what,
        String(from),
        String(to),
      ),
    );
  }
  const rest = keywords.filter((keyword) => !numbers.includes(keyword));
  if (rest.length > 0)
    sentences.push(title('“{1}”改了{2}', '“{1}”: changed {2}', is.title, keywordList(rest)));
  return sentences;
}

/** Told in other sentences, or of fields within. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'title',
  'properties',
  'items',
  'required',
  'enum',
  'oneOf',
  '$ref',
]);

function changedKeywords(was: JsonObject, is: JsonObject): readonly string[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.filter((key) => !ELSEWHERE.has(key) && !same(own(was, key), own(is, key)));
}

function same(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return left === undefined || right === undefined ? left === right : equalJson(left, right);
}

function optionChanges(title: Say, was: JsonObject, { schema, title: name }: DeclaredField): readonly Text[] {
  const [before, after] = [optionsOf(was), optionsOf(schema)];
  const added = [...after].filter(([value]) => !before.has(value)).map(([, words]) => words);
  const gone = [...before].filter(([value]) => !after.has(value)).map(([, words]) => words);
  const called = [...after].filter(
    ([value, words]) => before.has(value) && !equalJson(before.get(value) ?? {}, words),
  );
  const shared = [...after.keys()].filter((value) => before.has(value));
  const moved = shared.join('\n') !== [...before.keys()].filter((value) => after.has(value)).join('\n');
  return [
    ...(added.length > 0
      ? [title('“{1}”新增选项{2}', '“{1}”: added the options {2}', name, list(added))]
      : []),
    ...(gone.length > 0
      ? [title('“{1}”删去选项{2}', '“{1}”: removed the options {2}', name, list(gone))]
      : []),
    ...called.map(([value, words]) =>
      title(
        '“{1}”的选项“{2}”改称“{3}”',
        '“{1}”: the option “{2}” is now called “{3}”',
        name,
        before.get(value) ?? '',
        words,
      ),
    ),
    ...(moved ? [title('“{1}”的选项换了顺序', '“{1}”: its options are in another order', name)] : []),
  ];
}

/** Of the field or, for a list of them, of its items. */
function optionsOf(schema: JsonObject): ReadonlyMap<string, Text> {
  const items = own(schema, 'items');
  const found = new Map<string, Text>();
  for (const part of [schema, isObject(items) ? items : {}]) {
    const [several, titled] = [own(part, 'enum'), own(part, 'oneOf')];
    for (const value of Array.isArray(several) ? (several as readonly JsonValue[]) : [])
      found.set(JSON.stringify(value), plainWords(value));
    for (const one of Array.isArray(titled) ? (titled as readonly JsonValue[]) : []) {
      const value = isObject(one) ? own(one, 'const') : undefined;
      if (value !== undefined)
        found.set(JSON.stringify(value), titleOf(one, inLanguage(plainWords(value), 'en')));
    }
  }
  return found;
}

function plainWords(value: JsonValue): Text {
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  return say(words, words);
}

function list(words: readonly Text[]): Text {
  const join = (language: 'zh-CN' | 'en', separator: string): string =>
    words.map((one) => `“${one[language] ?? Object.values(one)[0] ?? ''}”`).join(separator);
  return say(join('zh-CN', '、'), join('en', ', '));
}

/** Everything of a form that decides by what is filled in. */
function conditionsOf(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    ['if', 'then', 'else', 'allOf', 'anyOf', 'not', 'dependentRequired', 'dependentSchemas'].map((key) => [
      key,
      own(schema, key) ?? null,
    ]),
  );
}

/** What is different in a layout: the order of fields, or how some are shown. */
export function layoutChanges(
  { now }: Pair,
  form: string,
  old: JsonObject,
  changed: JsonObject,
): readonly Text[] {
  const known = now.forms.get(form);
  const keys = [...new Set([...Object.keys(old), ...Object.keys(changed)])];
  const different = keys.filter((key) => !same(own(old, key), own(changed, key)));
  return different.map((key) => {
    if (key === 'ui:order')
      return fill('{0}：调整了字段顺序', '{0}: put its fields in another order', known?.title ?? form);
    const field = known?.fields.get(`/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`)?.title;
    if (field === undefined) return fill('{0}：改了版面', '{0}: changed its layout', known?.title ?? form);
    return fill(
      '{0}：“{1}”改了填写方式或提示',
      '{0}: “{1}” is entered or explained in another way',
      known?.title ?? form,
      field,
    );
  });
}
