import { inLanguage, isObject, KINDS, own, type JsonObject, type JsonValue } from '#core';
import {
  commandOn,
  say,
  sentenceOn,
  titleOf,
  type Commanded,
  type FreshName,
  type Target,
} from './Command.ts';
import type { FieldKind, Item } from './Item.ts';
import { conversionsOf } from './kinds.ts';
import { choicePointer, optionsOf } from './options.ts';
import { closeWay, openWay, setMember, type Pen } from './Pen.ts';
import { keysOf, languagesOf, schemaFile, uiFile, valueOf } from './reading.ts';
import { moveWords, removeWords } from './translations.ts';

const IMPOSSIBLE = say(
  '不能变成这种类型。请新加一项。',
  'It cannot become this kind. Add a new part instead.',
);

/** These stay whatever the kind is. */
const COMMON = ['title', 'description', 'x-personal', 'type'];

/**
 * Turns a question into one of another kind, in its place and under its name. What the designer does not own stays beside it; of
 * the answers of a choice as much is kept as the new kind can have.
 */
export function convertItem(target: Target, to: FieldKind, fresh: FreshName): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item }) => {
    if (!conversionsOf(item.kind).includes(to)) return IMPOSSIBLE;
    const wanted = schemaFor(item, to, draft, fresh);
    rewrite(pen, form, item, wanted);
    carryWords(pen, form, item, to);
    relook(pen, form, item, KINDS[to].ui);
    const kind = KINDS[to].title;
    return {
      label: sentenceOn(
        titleOf(draft, form, item),
        (name) => `把${name}改为${inLanguage(kind, 'zh-CN')}`,
        (name) => `Turn ${name} into: ${inLanguage(kind, 'en')}`,
      ),
      focus: pointer,
    };
  });
}

function schemaFor(item: Item, to: FieldKind, draft: Target['draft'], fresh: FreshName): JsonObject {
  const { schema } = KINDS[to];
  if (to !== 'choice' && to !== 'choices') return schema;
  const options = optionsOf(item);
  const offer: JsonObject =
    options?.source === 'table'
      ? { 'x-codes': options.table }
      : {
          oneOf:
            options === undefined
              ? starters(draft, fresh)
              : options.list.map(({ value, title }) => ({ const: value, title })),
        };
  const type =
    options?.source === 'own' && options.list.every(({ value }) => typeof value === 'number')
      ? 'integer'
      : 'string';
  return to === 'choice' ? { type, ...offer } : { ...schema, items: { type, ...offer } };
}

function starters(draft: Target['draft'], fresh: FreshName): JsonValue {
  const words = inLanguage(say('选项1', 'Option 1'), languagesOf(draft)[0] ?? 'zh-CN');
  return [{ const: fresh('option', () => false), title: words }];
}

/** `type` keeps its place, what both kinds have is set anew, and only what belongs to the old kind goes. */
function rewrite(pen: Pen, form: string, item: Item, wanted: JsonObject): void {
  const file = schemaFile(form);
  const owned = item.kind === 'opaque' ? [] : KINDS[item.kind].owned;
  for (const key of keysOf(item.schema)) {
    const goes = owned.includes(key) || key === 'default' || key === 'examples';
    if (goes && !COMMON.includes(key) && own(wanted, key) === undefined)
      pen.remove(file, `${item.pointer}/${key}`);
  }
  const before = valueOf(item.schema);
  for (const [key, value] of Object.entries(wanted)) {
    // The length that an author chose stays.
    const chosen = isObject(before) ? own(before, key) : undefined;
    if (!LENGTHS.includes(key) || chosen === undefined) setMember(pen, file, item.pointer, { key, value });
  }
}

const LENGTHS = ['minLength'];

/** The words of the answers go where the answers went. */
function carryWords(pen: Pen, form: string, item: Item, to: FieldKind): void {
  const options = optionsOf(item);
  if (options === undefined) return;
  const from = { schema: `${choicePointer(item)}/oneOf` };
  if (options.source === 'table' || (to !== 'choice' && to !== 'choices')) removeWords(pen, form, from);
  else
    moveWords(pen, form, from, {
      schema: `${to === 'choices' ? `${item.pointer}/items` : item.pointer}/oneOf`,
    });
}

function relook(pen: Pen, form: string, item: Item, ui: JsonObject | undefined): void {
  const file = uiFile(form);
  const gone = ['ui:widget', 'ui:options'].filter((key) => keysOf(item.look).includes(key));
  if (gone.length === 0 && ui === undefined) return;
  openWay(pen, file, item.ui);
  for (const key of gone)
    if (ui === undefined || own(ui, key) === undefined)
      setMember(pen, file, item.ui, { key, value: undefined });
  for (const [key, value] of Object.entries(ui ?? {})) setMember(pen, file, item.ui, { key, value });
  closeWay(pen, file, item.ui);
}
