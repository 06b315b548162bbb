import type { DraftHead } from './Draft.ts';
import type { Sealed } from './seal.ts';

/** The key of one account on this device. */
export interface DraftKey {
  readonly person: string;
  /** Tells keys apart: which one a draft was closed with. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** A draft as it lies on the device. What stands beside the content has to be known without opening it. */
export interface SealedDraft extends DraftHead {
  /** Id of the key. */
  readonly key: string;
  readonly content: Sealed;
  /** In the order in which the content names them. */
  readonly files: readonly Sealed[];
}

/** Where keys and closed drafts lie. The browser's is IndexedDB; tests give a map. Each call is one transaction. */
export interface DraftShelf {
  key(person: string): Promise<DraftKey | undefined>;
  /** Keeps a key unless the account has one, and gives the one it has then. */
  keepKey(key: DraftKey): Promise<DraftKey>;
  find(id: string): Promise<SealedDraft | undefined>;
  /** Writes it; false when the account no longer has the key that it was closed with: somebody logged out meanwhile. */
  put(draft: SealedDraft): Promise<boolean>;
  remove(id: string): Promise<void>;
  of(person: string): Promise<readonly SealedDraft[]>;
  /** Removes the account's drafts and its key. */
  forget(person: string): Promise<void>;
}
