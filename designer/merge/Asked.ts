import type { Pointer } from '#core';
import type { Tree } from '#designer/edit';
import type { LineClash } from './mergeLines.ts';

/** What a question is about: both changed it, each in another way. */
export type Asked =
  | {
      readonly kind: 'value' | 'order';
      /** In the merged draft; `-` at its end is a new item. */
      readonly pointer: Pointer;
      /** undefined: there is no such thing. */
      readonly base: Tree | undefined;
      readonly mine: Tree | undefined;
      readonly theirs: Tree | undefined;
    }
  | ({ readonly kind: 'lines' } & LineClash)
  /** The whole file; null is no file. */
  | {
      readonly kind: 'file';
      readonly base: string | null;
      readonly mine: string | null;
      readonly theirs: string | null;
    };
