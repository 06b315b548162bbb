import { isObject, type JsonValue } from '#core';
import { ask, textsIn } from './http.ts';

/** One draft for each person: all they change is reviewed together. */
const WHAT = 'town';
const ADDRESS = `/api/drafts/${WHAT}`;

/** A version of somebody's draft. */
export interface DraftVersion {
  /** The account it belongs to. */
  readonly who: string;
  readonly head: string;
  /** The version before it; null for the first. */
  readonly before: string | null;
  /** The config it began with. */
  readonly start: string;
  /** ms since 1970. */
  readonly savedAt: number;
  /** What was changed, in sentences. */
  readonly message: readonly string[];
}

export interface ServerDraft extends DraftVersion {
  readonly files: ReadonlyMap<string, string>;
}

interface ToSave {
  readonly start: string;
  /** The version this is made on; null for a first one. */
  readonly head: string | null;
  readonly files: readonly (readonly [string, string | null])[];
  readonly message: readonly string[];
}

type SavedToServer =
  | { readonly status: 'saved'; readonly head: string; readonly savedAt: number }
  /** The draft was saved or discarded by another device of the same person since. */
  | { readonly status: 'conflict' }
  /** `held`: somebody works on the branch with git itself. `content`: the server does not take these files. */
  | { readonly status: 'refused'; readonly why: 'held' | 'content' };

/** What the designer asks of the server. All reject without a network, and with `SignedOut` when the session has ended. */
export interface DraftServer {
  /** Latest versions of everybody's drafts. */
  list(): Promise<readonly DraftVersion[]>;
  /** The draft of whoever is signed in or of `who`, the latest version or `at`; undefined when there is none. */
  find(asked?: { readonly who?: string; readonly at?: string }): Promise<ServerDraft | undefined>;
  save(draft: ToSave): Promise<SavedToServer>;
  /** Puts the draft aside; false when it has another version by now. */
  discard(head: string): Promise<boolean>;
}

export const draftServer: DraftServer = {
  async list() {
    const { status, json } = await ask('/api/drafts');
    const { drafts } = json;
    if (status !== 200 || !Array.isArray(drafts)) throw new Error(`/api/drafts: ${String(status)}`);
    return (drafts as readonly JsonValue[]).flatMap((one) =>
      isObject(one) && one['what'] === WHAT ? (versionIn(one) ?? []) : [],
    );
  },
  async find({ who, at } = {}) {
    const query = new URLSearchParams({ ...(who && { who }), ...(at && { at }) }).toString();
    const { status, json } = await ask(query === '' ? ADDRESS : `${ADDRESS}?${query}`);
    if (status === 404) return undefined;
    const version = versionIn(json);
    if (status !== 200 || version === undefined) throw new Error(`${ADDRESS}: ${String(status)}`);
    return { ...version, files: textsIn(json['files']) };
  },
  async save({ start, head, files, message }) {
    const body = { start, head, files: Object.fromEntries(files), message };
    const { status, json } = await ask(ADDRESS, { method: 'PUT', body });
    if (status === 409)
      return json['error'] === 'conflict' ? { status: 'conflict' } : { status: 'refused', why: 'held' };
    const version = versionIn(json);
    return status === 200 && version !== undefined
      ? { status: 'saved', head: version.head, savedAt: version.savedAt }
      : { status: 'refused', why: 'content' };
  },
  async discard(head) {
    const { status } = await ask(`${ADDRESS}?head=${encodeURIComponent(head)}`, { method: 'DELETE' });
    return status === 200;
  },
};

function versionIn(json: Readonly<Record<string, JsonValue>>): DraftVersion | undefined {
  const { who, head, before, start, savedAt, message } = json;
  if (typeof head !== 'string' || typeof start !== 'string' || typeof who !== 'string') return undefined;
  const sentences = Array.isArray(message) ? (message as readonly JsonValue[]) : [];
  return {
    who,
    head,
    start,
    before: typeof before === 'string' ? before : null,
    savedAt: typeof savedAt === 'string' ? Date.parse(savedAt) : 0,
    message: sentences.filter((one) => typeof one === 'string'),
  };
}
