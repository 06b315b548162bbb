import type { JsonObject, JsonValue, Text } from '#core';
import type { FieldKind, ItemKind } from './Item.ts';

/** What the designer knows about a kind of item: the one table, so that nothing else branches on kinds. */
export interface Kind {
  readonly title: Text;
  /** Members of the schema that the designer may change; all others are kept as they are. */
  readonly owned: readonly string[];
  /** Members of the layout that the designer may change. */
  readonly look: readonly string[];
  /** What makes it this kind, for a new item and after a conversion; without its words. */
  readonly schema: JsonObject;
  readonly ui?: JsonObject;
  /** Keywords with a number that narrow the answer. */
  readonly limits: readonly Limit[];
}

export type Limit = 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems';

const WORDS = ['title', 'description'];
const HELP = ['ui:help'];
const named = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** A phone's photo after it was made smaller; the runtime does that. */
const PHOTO: JsonObject = {
  type: 'string',
  format: 'attachment',
  'x-kind': 'photo',
  'x-attachment': { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 400_000 },
};

interface Plain {
  readonly title: Text;
  readonly schema: JsonObject;
  readonly owned?: readonly string[];
  readonly look?: readonly string[];
  readonly ui?: JsonObject;
  readonly limits?: readonly Limit[];
}

function field({ title, schema, owned = [], look = [], ui, limits = [] }: Plain): Kind {
  return {
    title,
    schema,
    limits,
    owned: [...new Set([...WORDS, 'x-personal', ...Object.keys(schema), ...owned, ...limits])],
    look: [...HELP, ...look],
    ...(ui === undefined ? {} : { ui }),
  };
}

const formatted = (title: Text, format: string): Kind =>
  field({ title, schema: { type: 'string', format }, look: ['ui:placeholder'] });
const ofTown = (title: Text, kind: string): Kind =>
  field({ title, schema: { type: 'string', 'x-kind': kind }, look: ['ui:widget'] });

/** Every kind of item that can be told from the rest. */
export const KINDS: Readonly<Record<Exclude<ItemKind, 'opaque'>, Kind>> = {
  text: field({
    title: named('单行文字', 'Short text'),
    schema: { type: 'string', minLength: 1, maxLength: 50 },
    look: ['ui:placeholder'],
    limits: ['minLength', 'maxLength'],
  }),
  longText: field({
    title: named('多行文字', 'Long text'),
    schema: { type: 'string', minLength: 1, maxLength: 500 },
    ui: { 'ui:widget': 'textarea' },
    look: ['ui:placeholder', 'ui:widget', 'ui:options'],
    limits: ['minLength', 'maxLength'],
  }),
  choice: field({
    title: named('单选', 'One of several'),
    schema: { type: 'string', oneOf: [] },
    owned: ['enum', 'x-codes'],
    look: ['ui:widget'],
  }),
  choices: field({
    title: named('多选', 'Several of several'),
    schema: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: [] } },
    look: ['ui:widget'],
    limits: ['minItems', 'maxItems'],
  }),
  yesNo: field({ title: named('是或否', 'Yes or no'), schema: { type: 'boolean' } }),
  integer: field({
    title: named('整数', 'Whole number'),
    schema: { type: 'integer', minimum: 0 },
    owned: ['x-unit'],
    look: ['ui:placeholder'],
    limits: ['minimum', 'maximum'],
  }),
  number: field({
    title: named('小数', 'Number'),
    schema: { type: 'number' },
    owned: ['x-unit'],
    look: ['ui:placeholder'],
    limits: ['minimum', 'maximum'],
  }),
  date: formatted(named('日期', 'Date'), 'date'),
  time: formatted(named('时刻', 'Time of day'), 'time'),
  dateTime: formatted(named('日期和时刻', 'Date and time'), 'date-time'),
  phone: formatted(named('电话', 'Phone'), 'phone'),
  residentId: formatted(named('公民身份号码', 'Resident identity number'), 'resident-id'),
  creditCode: formatted(named('统一社会信用代码', 'Social credit code'), 'credit-code'),
  photos: field({
    title: named('照片', 'Photos'),
    schema: { type: 'array', maxItems: 3, items: PHOTO },
    ui: { 'ui:widget': 'photos' },
    look: ['ui:widget'],
    limits: ['maxItems'],
  }),
  villageGroup: ofTown(named('村（居）民小组', 'Villagers’ group'), 'village-group'),
  grid: ofTown(named('网格', 'Grid'), 'grid'),
  unit: ofTown(named('单位', 'Unit'), 'unit'),
  units: field({
    title: named('多个单位', 'Several units'),
    schema: { type: 'array', uniqueItems: true, maxItems: 8, items: { type: 'string', 'x-kind': 'unit' } },
    limits: ['minItems', 'maxItems'],
  }),
  person: ofTown(named('工作人员账号', 'Member of staff'), 'person'),
  section: {
    title: named('分组', 'Section'),
    owned: [...WORDS, 'type', 'properties', 'required'],
    look: [...HELP, 'ui:order'],
    schema: { type: 'object', properties: {} },
    limits: [],
  },
  group: {
    title: named('重复填写的分组', 'Repeating section'),
    owned: [...WORDS, 'type', 'items', 'minItems', 'maxItems', 'x-personal'],
    look: [...HELP, 'items'],
    schema: { type: 'array', maxItems: 20, items: { type: 'object', properties: {} } },
    limits: ['minItems', 'maxItems'],
  },
  note: {
    title: named('说明', 'Note'),
    owned: [...WORDS, 'type'],
    look: HELP,
    schema: { type: 'null' },
    limits: [],
  },
};

/** What stands on the card of an item that was not recognised. */
const OPAQUE_TITLE: Text = named('由技术人员编写', 'Written by hand');

export function titleOfKind(kind: ItemKind): Text {
  return kind === 'opaque' ? OPAQUE_TITLE : KINDS[kind].title;
}

/** What can be added, in the order of the palette. */
export const PALETTE: readonly {
  readonly title: Text;
  readonly kinds: readonly Exclude<ItemKind, 'opaque' | 'note'>[];
}[] = [
  {
    title: named('常用', 'Common'),
    kinds: ['text', 'longText', 'choice', 'choices', 'yesNo', 'integer', 'number'],
  },
  { title: named('日期和附件', 'Dates and photos'), kinds: ['date', 'time', 'dateTime', 'photos'] },
  {
    title: named('人员和单位', 'People and units'),
    kinds: ['phone', 'residentId', 'creditCode', 'person', 'unit', 'units'],
  },
  { title: named('地方', 'Places'), kinds: ['villageGroup', 'grid'] },
  { title: named('分组', 'Sections'), kinds: ['section', 'group'] },
];

/** The kinds that an item of a kind can be turned into, itself left out. Others would keep nothing of it. */
export function conversionsOf(kind: ItemKind): readonly FieldKind[] {
  const from = CONVERTIBLE.find((family) => family.some((one) => one === kind));
  return from === undefined ? [] : CONVERTIBLE.flat().filter((one) => one !== kind);
}

const CONVERTIBLE: readonly (readonly FieldKind[])[] = [
  ['text', 'longText', 'choice', 'choices', 'yesNo', 'integer', 'number', 'date', 'time', 'dateTime'],
];

/** Conversions after which every answer that was given stays valid. */
const KEPT: readonly `${FieldKind} ${FieldKind}`[] = [
  'text longText',
  'integer number',
  'choice text',
  'choice longText',
  'date text',
];

/** What a conversion does to answers that were given before, for people. */
export function effectOf(from: FieldKind, to: FieldKind): Text {
  return KEPT.includes(`${from} ${to}`)
    ? named(
        '以前填的内容照常显示，也能继续修改。',
        'Earlier answers are shown and can be corrected as before.',
      )
    : named(
        '以前填的内容原样保留、照常显示；以后修改那条记录时，这一项要按新的类型重新填写。',
        'Earlier answers are kept and shown as they are; whoever corrects such a record has to answer this question anew.',
      );
}

/** Whether a value is what an option may stand for. */
export function isOptionValue(value: JsonValue | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
