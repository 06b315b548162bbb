import type { Edit, JsonObject } from '#core';
import type { NewFile } from '#store';

/** What goes into the event. */
export interface Sending {
  readonly data?: JsonObject;
  readonly edits?: readonly Edit[];
  readonly files?: readonly NewFile[];
  /** What it replaces. */
  readonly corrects?: { readonly event: string; readonly at: string } | undefined;
}
