import type { JsonValue, Language } from '#core/base';
import type { Case, Flow, Kit } from '#core/model';

/** What a page is about. `people` gives display names of accounts, where the caller knows them. */
export interface Page {
  readonly kit: Kit;
  readonly flow: Flow;
  readonly case: Case;
  readonly language: Language;
  readonly people: Readonly<Record<string, string>>;
}

export type Value = JsonValue | undefined;

/** `html` is markup that a helper made itself, every word in it escaped. */
export type Output = { readonly text: string } | { readonly html: string };
