import type { Pointer, Text } from '#core';
import type { Thing } from './Thing.ts';

/** One place that speaks of a thing. */
export interface Mention {
  readonly thing: Thing;
  /** Where it is made, or where something else relies on it. */
  readonly role: 'defined' | 'used';
  readonly file: string;
  readonly spot: Spot;
  /** What belongs to the mention and would go with it. */
  readonly unit: Unit;
  /** What stands there, as a sentence without a full stop. */
  readonly what: Text;
}

/** A part of a text, in characters. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where the name is written. Without a range it is the whole. */
export type Spot =
  | { readonly at: 'value'; readonly pointer: Pointer; readonly range?: Range; readonly style?: Style }
  | { readonly at: 'key'; readonly pointer: Pointer; readonly range?: Range; readonly style?: Style }
  /** In a file that is no JSON. Line and column are counted from 1. */
  | {
      readonly at: 'text';
      readonly range: Range;
      readonly line: number;
      readonly column: number;
      readonly style?: Style;
    }
  /** In the path of the file. */
  | { readonly at: 'path'; readonly range: Range }
  /** It relies on the thing without writing its name: a target by id, the words of an option by its place. */
  | { readonly at: 'beside'; readonly pointer: Pointer };

/** A name inside a JSON Pointer is escaped. */
type Style = 'plain' | 'pointer';

/**
 * `entry`: the member or item at the pointer, after which the rest still makes sense. `condition`: the part of the condition
 * at the pointer that asks for it. `transition`: the way out of a state. `expression`: the `{{…}}` or block of a
 * template. `file`: the whole file. `fixed`: its place cannot be without it, only name another.
 */
export type Unit =
  | { readonly kind: 'entry' | 'transition' | 'fixed'; readonly pointer: Pointer }
  /** `within`: what goes with the condition when it asks for nothing else. */
  | { readonly kind: 'condition'; readonly pointer: Pointer; readonly within?: Pointer }
  | { readonly kind: 'expression'; readonly range: Range; readonly block: boolean }
  | { readonly kind: 'file' };
