import type { Text } from '#core';
import type { Draft } from '#designer/edit';
import type { Asked } from './Asked.ts';

/** Something that both changed, each in another way, to be decided by a person. */
export type Question = Asked & {
  readonly file: string;
  /** “Household survey, label of …: you wrote “A”, they wrote “B”. Which is to stay?” */
  readonly sentence: Text;
};

export interface Merged {
  /** Everything that does not overlap, from both. Where there is a question it is as it was in the base. */
  readonly draft: Draft;
  /** Empty: nothing has to be asked. By file, and in it by place. */
  readonly questions: readonly Question[];
  /** What came in from the other side, in sentences. */
  readonly taken: readonly Text[];
}
