import type { Text } from '#core';

/** Whose draft of what: one line of work of one person. */
export interface DraftKey {
  /** What it changes, a name the designer chooses: a form, a flow, or `town` for everything. */
  readonly what: string;
  /** The account. */
  readonly who: string;
}

/** Files of a config by their path inside the config folder. */
export type Files = ReadonlyMap<string, string>;

/** The config as it stands outside any draft. */
export interface Start {
  /** Opaque: the same for the same files. */
  readonly id: string;
  readonly files: Files;
}

export interface DraftVersion extends DraftKey {
  /** Opaque: names this version. */
  readonly head: string;
  /** The version before it, or null for the first. */
  readonly before: string | null;
  /** The config it began with. */
  readonly start: string;
  /** ISO, UTC. */
  readonly savedAt: string;
  /** What was changed, in sentences. */
  readonly message: readonly string[];
}

export interface Save {
  readonly key: DraftKey;
  /** The config the draft began with; without it the present one. Of meaning for the first version only. */
  readonly start: string | undefined;
  /** The version the change was made on, null for a first one. Another one there now is a conflict. */
  readonly head: string | null;
  /** What changes since `head` (or since the start): path → text, or null for a file that goes. */
  readonly files: ReadonlyMap<string, string | null>;
  readonly message: readonly string[];
  /** Milliseconds. */
  readonly at: number;
}

export type Saved =
  | { readonly status: 'saved'; readonly version: DraftVersion }
  /** Somebody was faster: `head` is what stands there now, null when it was discarded. */
  | { readonly status: 'conflict'; readonly head: string | null }
  /** The start is none that is known. */
  | { readonly status: 'unknown' }
  /** Somebody works on the draft with git itself, and a save would pull it away under their hands. */
  | { readonly status: 'held' };

export type Discarded = { readonly status: 'discarded' } | Exclude<Saved, { readonly status: 'saved' }>;

/**
 * Keeps drafts outside the config that is in use. Nothing that was saved is ever lost: a version that was overwritten is the
 * `before` of the next, and a discarded draft is put aside.
 */
export interface DraftKeeper {
  /** In git as branches, or as files in the data directory. */
  readonly kind: 'git' | 'files';
  /** Why not in git, for people. */
  readonly why: Text | undefined;
  start(): Promise<Start>;
  list(): Promise<readonly DraftVersion[]>;
  /** A version with its files: the latest, or an earlier one of the same draft, or its start. */
  read(
    key: DraftKey,
    at?: string,
  ): Promise<{ readonly version: DraftVersion; readonly files: Files } | undefined>;
  /** The files of the config that a draft began with. */
  readStart(id: string): Promise<Files | undefined>;
  save(save: Save): Promise<Saved>;
  discard(key: DraftKey, head: string, at: number): Promise<Discarded>;
}

/** A name as part of a path or ref: a dot could make `..` or `.lock`, and an account's name has no per cent sign. */
export function partOf(name: string): string {
  return name.replace(/\./g, '%2E');
}

export function nameOfPart(part: string): string {
  return part.replace(/%2E/g, '.');
}
