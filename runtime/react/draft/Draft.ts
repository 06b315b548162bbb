import type { NewFile } from '#store';

/** An answer begun and not sent. */
export interface Draft {
  /** `<person>/<flow>/<act>/<case or "new">`: one draft for each thing one may be doing. */
  readonly id: string;
  readonly person: string;
  readonly flow: string;
  readonly act: string;
  /** The case that the act belongs to; absent for a new one. */
  readonly case?: string;
  readonly grid?: string;
  /** Revision of the kit whose form it was filled in; absent in drafts of older versions of the app. */
  readonly rev?: string;
  /** The event that the server would not take and that this one is to replace. */
  readonly corrects?: { readonly event: string; readonly at: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly files: readonly NewFile[];
  /** How many files of the event that it replaces could not be read; the data does not name them any more. Absent when none. */
  readonly lostFiles?: number;
  /** ms since 1970 */
  readonly savedAt: number;
}

/** What can be told of a draft without opening it. */
export type DraftHead = Pick<Draft, 'id' | 'person' | 'flow' | 'act' | 'case' | 'savedAt'>;

/** The id of the draft of one act; a correction of an event that was not taken is a draft beside it. */
export function draftId(
  person: string,
  flow: string,
  act: string,
  caseId?: string,
  corrects?: string | null,
): string {
  return [person, flow, act, caseId ?? 'new', ...(corrects ? [corrects] : [])].join('/');
}

/** Where a draft is taken up again. */
export function draftAddress({ id, flow, act, case: caseId }: DraftHead): string {
  const event = id.split('/').slice(4).join('/');
  const query = event === '' ? '' : `corrects=${encodeURIComponent(event)}`;
  if (act === 'open') return `/report/${flow}${query === '' ? '' : `?${query}`}`;
  const path = `/case/${caseId ?? ''}`;
  return query === '' ? path : `${path}?act=${encodeURIComponent(act)}&${query}`;
}
