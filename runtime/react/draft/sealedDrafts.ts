import type { NewFile } from '#store';
import type { Draft } from './Draft.ts';
import { UnreadableDraft, type DraftBook } from './DraftBook.ts';
import type { DraftKey, DraftShelf, SealedDraft } from './DraftShelf.ts';
import { newKey, seal, unseal, type Sealed } from './seal.ts';

/** What is closed away; the bytes of its files lie beside it. */
interface Content extends Omit<Draft, 'files' | 'id' | 'person' | 'flow' | 'act' | 'case' | 'savedAt'> {
  readonly files: readonly Pick<NewFile, 'name' | 'type'>[];
}

/** Drafts of which the device holds only what it cannot read without the account's key, and how to remove both. */
export interface SealedDrafts extends DraftBook {
  /** Makes the account's key unless it has one: at log-in. */
  readonly open: (person: string) => Promise<void>;
  /** Removes the account's drafts and its key: at log-out. */
  readonly forget: (person: string) => Promise<void>;
}

/** Drafts on `shelf`, each closed with AES-GCM by a key of its account. */
export function createSealedDrafts(shelf: DraftShelf): SealedDrafts {
  // A photo is closed once, not at every key.
  const closed = new WeakMap<object, { readonly about: string; readonly sealed: Promise<Sealed> }>();
  // One after the other: what is written last is what somebody typed last, and a discarded draft does not come back.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function keyOf(person: string): Promise<DraftKey> {
    const known = await shelf.key(person);
    return known ?? shelf.keepKey({ person, id: crypto.randomUUID(), key: await newKey() });
  }

  function sealFile({ key }: DraftKey, id: string, { name, bytes }: NewFile): Promise<Sealed> {
    const about = aboutFile(id, name);
    const known = closed.get(bytes);
    if (known?.about === about) return known.sealed;
    const sealed = plainBytes(bytes).then((plain) => seal(key, plain, about));
    closed.set(bytes, { about, sealed });
    return sealed;
  }

  async function write(draft: Draft): Promise<void> {
    const { id, person, flow, act, case: caseId, savedAt, files, ...rest } = draft;
    const key = await keyOf(person);
    const content: Content = { ...rest, files: files.map(({ name, type }) => ({ name, type })) };
    const kept = await shelf.put({
      id,
      person,
      flow,
      act,
      ...(caseId === undefined ? {} : { case: caseId }),
      savedAt,
      key: key.id,
      content: await seal(key.key, new TextEncoder().encode(JSON.stringify(content)), id),
      files: await Promise.all(files.map((file) => sealFile(key, id, file))),
    });
    if (!kept) throw new Error('The account logged out in another tab; its drafts are not kept any more.');
  }

  async function open(one: SealedDraft): Promise<Draft> {
    const { key: keyId, content, files: sealed, ...head } = one;
    const key = await shelf.key(one.person);
    if (key?.id !== keyId) throw new UnreadableDraft(head, 'key');
    try {
      const text = new TextDecoder().decode(await unseal(key.key, content, one.id));
      // It was written by this code and its seal holds.
      const { files, ...rest } = JSON.parse(text) as Content;
      const opened = await Promise.all(
        files.map(async ({ name, type }, index): Promise<NewFile> => {
          const about = aboutFile(one.id, name);
          const file = sealed[index];
          if (file === undefined) throw new Error(`The file ${name} is missing.`);
          const bytes = new Blob([await unseal(key.key, file, about)], { type });
          closed.set(bytes, { about, sealed: Promise.resolve(file) });
          return { name, type, bytes };
        }),
      );
      return { ...head, ...rest, files: opened };
    } catch {
      throw new UnreadableDraft(head, 'damaged');
    }
  }

  async function openAll(person: string): Promise<readonly (Draft | UnreadableDraft)[]> {
    const found = await shelf.of(person);
    const opened = await Promise.all(
      found.map((one) => open(one).catch((error: unknown) => asUnreadable(error))),
    );
    return opened.sort((a, b) => savedAt(b) - savedAt(a));
  }

  return {
    async open(person) {
      await keyOf(person);
    },
    forget: (person) => inTurn(() => shelf.forget(person)),
    async find(id) {
      const one = await inTurn(() => shelf.find(id));
      return one && open(one);
    },
    save: (draft) => inTurn(() => write(draft)),
    discard: (id) => inTurn(() => shelf.remove(id)),
    heads: async (person) => [...(await shelf.of(person))].sort((a, b) => b.savedAt - a.savedAt),
    all: async (person) =>
      (await openAll(person)).filter((one): one is Draft => !(one instanceof UnreadableDraft)),
    unreadable: async (person) => (await openAll(person)).filter((one) => one instanceof UnreadableDraft),
  };
}

function aboutFile(id: string, name: string): string {
  return `${id}\n${name}`;
}

function savedAt(one: Draft | UnreadableDraft): number {
  return one instanceof UnreadableDraft ? one.head.savedAt : one.savedAt;
}

function asUnreadable(error: unknown): UnreadableDraft {
  if (error instanceof UnreadableDraft) return error;
  throw error;
}

async function plainBytes(bytes: NewFile['bytes']): Promise<Uint8Array<ArrayBuffer>> {
  return bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : new Uint8Array(bytes);
}
