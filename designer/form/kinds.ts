import { KINDS, kindIds, type JsonValue, type PaletteGroup, type Text } from '#core';
import type { FieldKind, ItemKind } from './Item.ts';

const named = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** What stands on the card of an item that was not recognised. */
const OPAQUE_TITLE: Text = named('由技术人员编写', 'Written by hand');

export function titleOfKind(kind: ItemKind): Text {
  return kind === 'opaque' ? OPAQUE_TITLE : KINDS[kind].title;
}

const GROUPS: Readonly<Record<PaletteGroup, Text>> = {
  common: named('常用', 'Common'),
  dates: named('日期和时间', 'Dates and times'),
  media: named('照片', 'Photos'),
  people: named('人员和单位', 'People and units'),
  places: named('地方', 'Places'),
  structure: named('分组', 'Sections'),
};

/** What can be added, in the order of the palette. */
export const PALETTE: readonly { readonly title: Text; readonly kinds: readonly FieldKind[] }[] = (
  Object.keys(GROUPS) as readonly PaletteGroup[]
).map((group) => ({
  title: GROUPS[group],
  kinds: kindIds.filter((id) => KINDS[id].palette === group),
}));

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
