import type { Draft } from '#designer/edit';
import type { Item } from '#designer/form';

/** What the rows are about. */
export interface Around {
  readonly draft: Draft;
  readonly form: string;
  readonly holder: Item;
  readonly questions: readonly Item[];
}
