import type { Pointer } from '#core';
import { splitPointer } from '#core';

/** Something in a config that other places speak of by its name. */
export type Thing =
  /** `pointer` leads into the data, `-` for any item of a list: `/members/-/name`. */
  | { readonly kind: 'field'; readonly form: string; readonly pointer: Pointer }
  /** A value that the field itself lists. `pointer` is the place of the value: `/tags/-` for a list of them. */
  | { readonly kind: 'option'; readonly form: string; readonly pointer: Pointer; readonly value: OptionValue }
  | { readonly kind: 'code'; readonly table: string; readonly code: string }
  | { readonly kind: 'code-table'; readonly table: string }
  | { readonly kind: 'post'; readonly post: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'form'; readonly form: string }
  | { readonly kind: 'flow'; readonly flow: string }
  /** A file of `templates/` without `.hbs`; its sisters in other languages go with it. */
  | { readonly kind: 'template'; readonly template: string }
  /** `path` is dotted: `progress.handling`. */
  | { readonly kind: 'state'; readonly flow: string; readonly path: string }
  | { readonly kind: 'act'; readonly flow: string; readonly act: string }
  | { readonly kind: 'party'; readonly flow: string; readonly party: string }
  | { readonly kind: 'deadline'; readonly flow: string; readonly deadline: string }
  /** Words of a form by their place, as the keys of `i18n/<language>.json` have it. */
  | { readonly kind: 'text'; readonly form: string; readonly key: string };

export type OptionValue = string | number;

/** Equal for equal things. */
export function keyOf(thing: Thing): string {
  return JSON.stringify(Object.entries(thing).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The member that holds the name; of a field and a state it ends with it. */
const NAME_IN = {
  field: 'pointer',
  option: 'value',
  code: 'code',
  'code-table': 'table',
  post: 'post',
  unit: 'unit',
  form: 'form',
  flow: 'flow',
  template: 'template',
  state: 'path',
  act: 'act',
  party: 'party',
  deadline: 'deadline',
  text: 'key',
} as const satisfies Readonly<Record<Thing['kind'], string>>;

/** The name by which other places speak of it. */
export function nameOf(thing: Thing): string {
  if (thing.kind === 'field') return splitPointer(thing.pointer).at(-1) ?? '';
  if (thing.kind === 'state') return thing.path.slice(thing.path.lastIndexOf('.') + 1);
  const members: Readonly<Record<string, OptionValue>> = { ...thing };
  return String(members[NAME_IN[thing.kind]]);
}

/** The thing under another name. */
export function named(thing: Thing, name: OptionValue): Thing {
  const path = thing.kind === 'field' ? thing.pointer : thing.kind === 'state' ? thing.path : '';
  const separator = thing.kind === 'field' ? '/' : '.';
  const above = path.slice(0, path.lastIndexOf(separator) + 1);
  const value = thing.kind === 'option' ? name : above + String(name);

  return { ...thing, [NAME_IN[thing.kind]]: value };
}

/** Equal for things of which one may stand for the other: fields of one object, options of one field, states beside each other. */
export function scopeOf(thing: Thing): string {
  const own = NAME_IN[thing.kind];
  const path = thing.kind === 'field' ? thing.pointer : thing.kind === 'state' ? thing.path : '';
  const around = path.slice(0, path.lastIndexOf(thing.kind === 'field' ? '/' : '.') + 1);
  return JSON.stringify([around, ...Object.entries(thing).filter(([key]) => key !== own)]);
}
