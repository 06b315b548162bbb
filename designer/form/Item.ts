import type { KindId, Pointer } from '#core';
import type { Tree } from '#designer/edit';
import type { ShowRule } from './showRules.ts';

/** Every kind that can be told from the rest, by the one table of kinds. */
export type FieldKind = KindId;

/** `opaque` is everything that is not recognised: it can be moved, copied and deleted as a whole, and is never altered. */
export type ItemKind = FieldKind | 'opaque';

/** One part of a form as an author sees it. As long as nothing about it changes, it stays the same object. */
export interface Item {
  /** In the schema: `/properties/members/items/properties/name`; the whole form is `''`. */
  readonly pointer: Pointer;
  /** In the layout file, whether or not something stands there: `/members/items/name`. */
  readonly ui: Pointer;
  /** Name of the property in the data. */
  readonly key: string;
  readonly kind: ItemKind;
  /** Where it is asked only under a condition: whether it has to be answered then. */
  readonly required: boolean;
  /** Without a rule it is always asked. */
  readonly shown: ShowRule | undefined;
  readonly schema: Tree;
  readonly look: Tree | undefined;
  /** Where what is inside is described: the section itself, or the entries of a group. */
  readonly inside: Pointer;
  /** In the order in which they are shown. */
  readonly children: readonly Item[];
}
