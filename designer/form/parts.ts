/** Commands that add, take away, move and copy the parts of a form. */
import { inLanguage, KINDS, type JsonObject, type JsonValue, type Text } from '#core';
import type { Draft, Tree } from '#designer/edit';
import { fromJson } from '#designer/edit';
import {
  commandOn,
  finish,
  refused,
  say,
  sentenceOn,
  titleOf,
  type Command,
  type Commanded,
  type FreshName,
  type Target,
} from './Command.ts';
import type { Item, ItemKind } from './Item.ts';
import { findItem, outlineOf } from './outlineOf.ts';
import { copyOf, penFor, type Pen } from './Pen.ts';
import { isTaken, ownerOf, placeIn, putPart, showAt, takePart, type Part } from './placing.ts';
import { languagesOf, memberOf, valueOf } from './reading.ts';
import { copyWords, moveWords, removeWords } from './translations.ts';
import { copyRules, moveRules, removeRules } from './writeRules.ts';

/** Where a part goes: a section (`''` is the form itself) and the place among its other parts. */
export interface Goal {
  readonly into: string;
  readonly at: number;
}

const NO_SECTION = say(
  '那里放不下题目。请选择表单本身或一个分组。',
  'Nothing can be put there. Choose the form itself or a section.',
);

function sectionAt(outline: Item | undefined, pointer: string): Item | undefined {
  const found = outline && findItem(outline, pointer);
  return found?.kind === 'section' || found?.kind === 'group' ? found : undefined;
}

function clamp(at: number, most: number): number {
  return Math.max(0, Math.min(at, most));
}

/** A new part of a kind from the palette. */
export function addItem(
  { draft, form }: Omit<Target, 'pointer'>,
  kind: Exclude<ItemKind, 'opaque'>,
  goal: Goal,
  fresh: FreshName,
): Commanded {
  const section = sectionAt(outlineOf(draft, form), goal.into);
  if (section === undefined) return refused(NO_SECTION);
  const pen = penFor(draft);
  const owner = ownerOf(section);
  const key = fresh(kind, (name) => isTaken(pen, form, owner, name));
  const { title, schema, ui } = KINDS[kind];
  const words = inLanguage(title, languagesOf(draft)[0] ?? 'zh-CN');
  const options = kind === 'choice' || kind === 'choices' ? starters(draft, fresh) : undefined;
  const made = options === undefined ? schema : withOptions(schema, options);
  const look = ui === undefined ? undefined : fromJson(ui);
  const part = { key, schema: fromJson({ title: words, ...made }), look, required: false };
  putPart(pen, form, owner, part, clamp(goal.at, section.children.length));
  return finish(pen, {
    label: sentenceOn(
      title,
      (name) => `添加${name}`,
      (name) => `Add ${name}`,
    ),
    focus: placeIn(owner, key).schema,
  });
}

/** A choice begins with two answers, because one of none cannot be shown. */
function starters(draft: Draft, fresh: FreshName): JsonValue {
  const first = languagesOf(draft)[0] ?? 'zh-CN';
  const made: { const: string; title: string }[] = [];
  for (const number of [1, 2]) {
    const title = inLanguage(say(`选项${String(number)}`, `Option ${String(number)}`), first);
    made.push({ const: fresh('option', (name) => made.some((one) => one.const === name)), title });
  }
  return made;
}

function withOptions(schema: JsonObject, list: JsonValue): JsonObject {
  return 'oneOf' in schema
    ? { ...schema, oneOf: list }
    : { ...schema, items: { type: 'string', oneOf: list } };
}

/** Takes a part away, with its place in the layout and its words. */
export function removeItem(target: Target): Commanded {
  const { draft, form } = target;
  return commandOn(target, ({ pen, item, parent }) => {
    if (item.pointer === '') return NO_SECTION;
    takePart(pen, form, item, ownerOf(parent));
    removeRules(pen, form, item.pointer);
    removeWords(pen, form, { schema: item.pointer, ui: item.ui });
    const at = parent.children.indexOf(item);
    const next = parent.children[at + 1] ?? parent.children[at - 1] ?? parent;
    return { label: named(draft, form, item, '删除', 'Delete'), focus: next.pointer };
  });
}

const CONDITIONS = say(
  '有显示条件跟着它走不过去：列表里外的题目不能互相作为条件，技术人员写的条件也不能自动改。请先改为总是显示。',
  'A condition cannot follow it there: questions inside and outside a list cannot look at each other, and conditions written by hand are not changed. Ask the question always first.',
);
const INSIDE_ITSELF = say('不能把分组移到它自己里面。', 'A section cannot be moved into itself.');

/** Moves a part within its section or to another one. Answers given before do not move along to another section. */
export function moveItem(target: Target, goal: Goal, fresh: FreshName): Commanded {
  const { draft, form } = target;
  return commandOn(target, ({ pen, outline, item, parent }) => {
    const section = sectionAt(outline, goal.into);
    if (section === undefined || item.pointer === '') return NO_SECTION;
    if (section.pointer === item.pointer || section.pointer.startsWith(`${item.pointer}/`))
      return INSIDE_ITSELF;
    const focus = relocate(pen, form, { item, from: parent, to: section, at: goal.at }, fresh);
    if (focus === undefined) return CONDITIONS;
    return { label: moveLabel(draft, form, { item, parent, section, at: goal.at }), focus };
  });
}

interface Relocation {
  readonly item: Item;
  readonly from: Item;
  readonly to: Item;
  readonly at: number;
}

function relocate(
  pen: Pen,
  form: string,
  { item, from, to, at }: Relocation,
  fresh: FreshName,
): string | undefined {
  if (from.pointer === to.pointer) {
    showAt(pen, form, ownerOf(from), item.key, clamp(at, from.children.length - 1));
    return item.pointer;
  }
  const part = takePart(pen, form, item, ownerOf(from));
  const owner = ownerOf(to);
  const key = isTaken(pen, form, owner, item.key)
    ? fresh(item.kind, (name) => isTaken(pen, form, owner, name))
    : item.key;
  putPart(pen, form, owner, { ...part, key }, clamp(at, to.children.length));
  const place = placeIn(owner, key);
  moveWords(pen, form, { schema: item.pointer, ui: item.ui }, place);
  return moveRules(pen, form, item.pointer, place.schema) ? place.schema : undefined;
}

function moveLabel(
  draft: Draft,
  form: string,
  {
    item,
    parent,
    section,
    at,
  }: { readonly item: Item; readonly parent: Item; readonly section: Item; readonly at: number },
): Text {
  const number = String(at + 1);
  const same = parent.pointer === section.pointer;
  const name = titleOf(draft, form, item);
  const goal = titleOf(draft, form, section);
  const [zh, en] = [inLanguage(goal, 'zh-CN'), inLanguage(goal, 'en')];
  return sentenceOn(
    name,
    (words) => (same ? `把${words}移到第 ${number} 位` : `把${words}移到“${zh}”第 ${number} 位`),
    (words) => (same ? `Move ${words} to place ${number}` : `Move ${words} to place ${number} of “${en}”`),
  );
}

/** The same part once more, right behind it. */
export function duplicateItem(target: Target, fresh: FreshName): Commanded {
  const { draft, form } = target;
  return commandOn(target, ({ pen, item, parent }) => {
    if (item.pointer === '') return NO_SECTION;
    const owner = ownerOf(parent);
    const key = fresh(item.kind, (name) => isTaken(pen, form, owner, name));
    const required = item.shown === undefined && item.required;
    putPart(pen, form, owner, { ...copied(item), key, required }, parent.children.indexOf(item) + 1);
    copyRules(pen, form, item.pointer, placeIn(owner, key).schema);
    const source = { form, at: { schema: item.pointer, ui: item.ui } };
    copyWords(pen, source, { form, at: placeIn(owner, key) });
    return { label: named(draft, form, item, '复制', 'Duplicate'), focus: placeIn(owner, key).schema };
  });
}

const SHARED = say(
  '这一项用到了本表单里共用的定义，不能单独复制到别的表单。',
  'This part uses a definition that its form shares, so it cannot be copied to another form alone.',
);

/** Copies a part to the end of a section of another form. */
export function copyToForm(
  target: Target,
  goal: { readonly form: string; readonly into: string },
  fresh: FreshName,
): Commanded {
  const { draft, form } = target;
  return commandOn(target, ({ pen, item }) => {
    const section = sectionAt(outlineOf(draft, goal.form), goal.into);
    if (section === undefined || item.pointer === '') return NO_SECTION;
    if (hasReference(item.schema)) return SHARED;
    const owner = ownerOf(section);
    const key = isTaken(pen, goal.form, owner, item.key)
      ? fresh(item.kind, (name) => isTaken(pen, goal.form, owner, name))
      : item.key;
    putPart(pen, goal.form, owner, { ...copied(item), key }, section.children.length);
    copyWords(
      pen,
      { form, at: { schema: item.pointer, ui: item.ui } },
      { form: goal.form, at: placeIn(owner, key) },
    );
    const there = outlineOf(draft, goal.form);
    const name = there && titleOf(draft, goal.form, there);
    const [zh, en] = [inLanguage(name ?? {}, 'zh-CN'), inLanguage(name ?? {}, 'en')];
    return {
      label: sentenceOn(
        titleOf(draft, form, item),
        (words) => `把${words}复制到“${zh}”`,
        (words) => `Copy ${words} to “${en}”`,
      ),
      focus: placeIn(owner, key).schema,
    };
  });
}

function copied({ schema, look, required, key }: Item): Part {
  return { key, required, schema: copyOf(schema), look: look && copyOf(look) };
}

function hasReference(tree: Tree): boolean {
  if (tree.kind === 'array') return tree.items.some(hasReference);
  if (tree.kind === 'scalar') return false;
  const ref = memberOf(tree, '$ref');
  if (ref?.kind === 'scalar' && typeof valueOf(ref) === 'string') return true;
  return tree.members.some((member) => hasReference(member.tree));
}

/** Puts a part, and those of its siblings that are named, into a new section in its place. */
export function wrapInSection(target: Target, fresh: FreshName, others: readonly string[] = []): Commanded {
  const { draft, form } = target;
  return commandOn(target, ({ pen, item, parent }) => {
    if (item.pointer === '') return NO_SECTION;
    const wrapped = parent.children.filter((one) => one === item || others.includes(one.pointer));
    const owner = ownerOf(parent);
    const key = fresh('section', (name) => isTaken(pen, form, owner, name));
    const title = inLanguage(KINDS.section.title, languagesOf(draft)[0] ?? 'zh-CN');
    const schema = fromJson({ title, ...KINDS.section.schema });
    const [first = item] = wrapped;
    putPart(
      pen,
      form,
      owner,
      { key, schema, look: undefined, required: false },
      parent.children.indexOf(first),
    );
    const inside = placeIn(owner, key);
    for (const [at, one] of wrapped.entries()) {
      const part = takePart(pen, form, one, owner);
      putPart(pen, form, inside, part, at);
      moveWords(pen, form, { schema: one.pointer, ui: one.ui }, placeIn(inside, one.key));
      if (!moveRules(pen, form, one.pointer, placeIn(inside, one.key).schema)) return CONDITIONS;
    }
    return {
      label: named(draft, form, item, '放进新分组：', 'Put into a new section:'),
      focus: inside.schema,
    };
  });
}

function named(draft: Draft, form: string, item: Item, zh: string, en: string): Command['label'] {
  return sentenceOn(
    titleOf(draft, form, item),
    (name) => `${zh}${name}`,
    (name) => `${en} ${name}`,
  );
}
