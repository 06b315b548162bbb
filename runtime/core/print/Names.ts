import type { Pointer } from '#core/base';

/** What stands at a place of the scope: `value` is one text, number or yes/no; `open` may be anything. */
export type Shape =
  | { readonly kind: 'value' }
  | { readonly kind: 'open' }
  | { readonly kind: 'list'; readonly items: Shape }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Shape>> };

/** Everything a template of one flow may name. */
export interface Names {
  readonly scope: Shape;
  /** Fields of the flow's form, and of each act's small form. */
  readonly fields: readonly Pointer[];
  readonly actFields: Readonly<Record<string, readonly Pointer[]>>;
  /** First arguments of `title`: the fixed kinds and the code tables. */
  readonly titles: readonly string[];
  readonly deadlines: readonly string[];
}

export const VALUE: Shape = { kind: 'value' };
export const OPEN: Shape = { kind: 'open' };

export function listOf(items: Shape): Shape {
  return { kind: 'list', items };
}

export function objectOf(members: Readonly<Record<string, Shape>>): Shape {
  return { kind: 'object', members };
}

/** An object of plain values. */
export function valuesOf(names: readonly string[]): Readonly<Record<string, Shape>> {
  return Object.fromEntries(names.map((name) => [name, VALUE]));
}
