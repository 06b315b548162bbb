import type { Language } from '#core';
import type { Tree } from '#designer/edit';

/** The words of a form in one other language. */
export interface Translated {
  readonly language: Language;
  readonly file: string;
  readonly root: Tree | undefined;
}
