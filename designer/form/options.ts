/** Commands on the answers that a choice offers. */
import { inLanguage, isObject, own, type JsonObject, type JsonValue, type Language, type Text } from '#core';
import { findTree, fromJson } from '#designer/edit';
import {
  commandOn,
  say,
  sentenceOn,
  titleOf,
  type Command,
  type Commanded,
  type FreshName,
  type Target,
} from './Command.ts';
import type { Item } from './Item.ts';
import { isOptionValue } from './kinds.ts';
import { setMember, type Pen } from './Pen.ts';
import { languagesOf, memberOf, schemaFile, textOf, textsFile, valueOf } from './reading.ts';
import { reorderWords, setWords } from './translations.ts';

/** One answer on offer. */
interface OptionItem {
  readonly value: string | number;
  /** In the first language. */
  readonly title: string;
}

/** Where a choice has its answers from. */
type Options =
  | { readonly source: 'own'; readonly list: readonly OptionItem[] }
  | { readonly source: 'table'; readonly table: string };

/** The schema that lists the answers: of a list of answers its entries. */
export function choicePointer({ pointer, kind }: Item): string {
  return kind === 'choices' ? `${pointer}/items` : pointer;
}

export function optionsOf(item: Item): Options | undefined {
  if (item.kind !== 'choice' && item.kind !== 'choices') return undefined;
  const tree = item.kind === 'choices' ? memberOf(item.schema, 'items') : item.schema;
  const schema = tree && valueOf(tree);
  if (!isObject(schema)) return undefined;
  const table = own(schema, 'x-codes');
  if (typeof table === 'string') return { source: 'table', table };
  return { source: 'own', list: listOf(schema) };
}

function listOf(schema: JsonObject): readonly OptionItem[] {
  const [oneOf, listed] = [own(schema, 'oneOf'), own(schema, 'enum')];
  if (Array.isArray(oneOf)) {
    return (oneOf as readonly JsonValue[]).flatMap((one): readonly OptionItem[] => {
      const value = isObject(one) ? own(one, 'const') : undefined;
      const title = isObject(one) ? own(one, 'title') : undefined;
      return isOptionValue(value)
        ? [{ value, title: typeof title === 'string' ? title : String(value) }]
        : [];
    });
  }
  if (!Array.isArray(listed)) return [];
  return (listed as readonly JsonValue[])
    .filter(isOptionValue)
    .map((value) => ({ value, title: String(value) }));
}

/** What an answer is called in a language; an empty text where it is not translated. */
export function optionTitle(target: Target, item: Item, index: number, language: Language): string {
  const { draft, form } = target;
  const options = optionsOf(item);
  if (options?.source !== 'own') return '';
  if (language === languagesOf(draft)[0]) return options.list[index]?.title ?? '';
  const words = findTree(draft, textsFile(form, language), '');
  return textOf(memberOf(words, `${choicePointer(item)}/oneOf/${String(index)}/title`)) ?? '';
}

export const NO_CHOICE = say('这一项没有自己的选项。', 'This part has no options of its own.');
const EMPTY = say('请填写选项的文字。', 'Write the words of the option.');
const LAST = say('至少要留一个选项。', 'At least one option has to stay.');

interface Changing {
  readonly pen: Pen;
  readonly item: Item;
  /** Place of the list of answers. */
  readonly at: string;
  readonly list: readonly OptionItem[];
}

function onOptions(
  target: Target,
  what: Text,
  write: (changing: Changing) => Text | undefined,
  joins?: string,
): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item }) => {
    const options = optionsOf(item);
    if (options?.source !== 'own') return NO_CHOICE;
    const at = `${choicePointer(item)}/oneOf`;
    titled(pen, form, item, options.list);
    const why = write({ pen, item, at, list: options.list });
    if (why !== undefined) return why;
    const [zh, en] = [inLanguage(what, 'zh-CN'), inLanguage(what, 'en')];
    const written: Omit<Command, 'change'> = {
      label: sentenceOn(
        titleOf(draft, form, item),
        (name) => `${name}：${zh}`,
        (name) => `${name}: ${en}`,
      ),
      focus: pointer,
    };
    return joins === undefined ? written : { ...written, joins: `${form} ${pointer} ${joins}` };
  });
}

/** A bare list of values gets titles, in its place: only so can an answer be called otherwise than it is stored. */
function titled(pen: Pen, form: string, item: Item, list: readonly OptionItem[]): void {
  const [file, place] = [schemaFile(form), choicePointer(item)];
  if (memberOf(pen.find(file, place), 'enum') === undefined) return;
  const value = list.map((option) => ({ const: option.value, title: option.title }));
  setMember(pen, file, place, { key: 'oneOf', value, before: 'enum' });
  pen.remove(file, `${place}/enum`);
}

/** New answers at the end, one for each line that is not there yet: a column pasted from a table. */
export function addOptions(target: Target, lines: readonly string[], fresh: FreshName): Commanded {
  const wanted = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
  const what =
    wanted.length === 1
      ? say(`添加选项“${wanted[0] ?? ''}”`, `add option “${wanted[0] ?? ''}”`)
      : say(`添加 ${String(wanted.length)} 个选项`, `add ${String(wanted.length)} options`);
  return onOptions(target, what, ({ pen, at, list, item }) => {
    const titles = list.map(({ title }) => title);
    const added = wanted.filter((title) => !titles.includes(title));
    if (added.length === 0)
      return wanted.length === 0
        ? EMPTY
        : say('这些选项都已经有了。', 'All of these options are there already.');
    const values = new Set(list.map(({ value }) => value));
    for (const title of added) {
      const value = nextValue(item, values, fresh);
      values.add(value);
      pen.add(schemaFile(target.form), `${at}/-`, fromJson({ const: value, title }));
    }
    return undefined;
  });
}

/** A new answer right behind another one, with its words in each language. */
export function addOptionBehind(
  target: Target,
  index: number,
  words: ReadonlyMap<Language, string>,
  fresh: FreshName,
): Commanded {
  const { draft, form } = target;
  const [first = 'zh-CN', ...others] = languagesOf(draft);
  const title = words.get(first) ?? '';
  const what = say(`添加选项“${title}”`, `add option “${title}”`);
  return onOptions(target, what, ({ pen, at, list, item }) => {
    if (list[index] === undefined) return NO_CHOICE;
    if (title.trim() === '') return EMPTY;
    const value = nextValue(item, new Set(list.map((option) => option.value)), fresh);
    const place = `${at}/${String(index + 1)}`;
    pen.add(schemaFile(form), place, fromJson({ const: value, title }));
    reorderWords(pen, form, at, (one) => (one > index ? one + 1 : one));
    for (const language of others) {
      const said = words.get(language) ?? '';
      if (said !== '')
        setWords(pen, textsFile(form, language), `${place}/title`, { words: fromJson(said), near: at });
    }
    return undefined;
  });
}

/** What is stored for a new answer; never again what another one had. */
function nextValue(item: Item, taken: ReadonlySet<string | number>, fresh: FreshName): string | number {
  const numbers = [...taken].filter((value) => typeof value === 'number');
  const isNumber = numbers.length === taken.size && taken.size > 0;
  const schema = valueOf(item.schema);
  if (isNumber || (isObject(schema) && own(schema, 'type') === 'integer'))
    return Math.max(0, ...numbers.map(Math.floor)) + 1;
  return fresh('option', (name) => taken.has(name));
}

/** Calls an answer otherwise; what is stored for it stays. */
export function renameOption(target: Target, index: number, words: string, language: Language): Commanded {
  const what = say('修改选项文字', 'change the words of an option');
  return onOptions(
    target,
    what,
    ({ pen, at, list }) => {
      if (list[index] === undefined) return NO_CHOICE;
      const { draft, form } = target;
      const key = `${at}/${String(index)}/title`;
      const isFirst = language === languagesOf(draft)[0];
      if (words.trim() === '' && isFirst) return EMPTY;
      if (isFirst) setMember(pen, schemaFile(form), `${at}/${String(index)}`, { key: 'title', value: words });
      else
        setWords(pen, textsFile(form, language), key, {
          words: words === '' ? undefined : fromJson(words),
          near: at,
        });
      return undefined;
    },
    `option ${String(index)} ${language}`,
  );
}

/** Takes an answer away. Records that have it keep it. */
export function removeOption(target: Target, index: number): Commanded {
  return onOptions(target, say('删除一个选项', 'remove an option'), ({ pen, at, list, item }) => {
    const option = list[index];
    if (option === undefined) return NO_CHOICE;
    if (list.length === 1) return LAST;
    const file = schemaFile(target.form);
    pen.remove(file, `${at}/${String(index)}`);
    reorderWords(pen, target.form, at, (one) => (one === index ? undefined : one > index ? one - 1 : one));
    const begun = memberOf(item.schema, 'default');
    if (begun !== undefined && valueOf(begun) === option.value) pen.remove(file, `${item.pointer}/default`);
    return undefined;
  });
}

/** Puts an answer at another place among the others. */
export function moveOption(target: Target, index: number, to: number): Commanded {
  return onOptions(target, say('调整选项顺序', 'change the order of options'), ({ pen, at, list }) => {
    if (list[index] === undefined || list[to] === undefined) return NO_CHOICE;
    pen.move(schemaFile(target.form), `${at}/${String(index)}`, `${at}/${String(to)}`);
    reorderWords(pen, target.form, at, (one) => movedIndex(one, index, to));
    return undefined;
  });
}

function movedIndex(one: number, from: number, to: number): number {
  if (one === from) return to;
  if (from < to) return one > from && one <= to ? one - 1 : one;
  return one >= to && one < from ? one + 1 : one;
}
