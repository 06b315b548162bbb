import { isStorageFull } from '#store';

/**
 * Why the app could not be opened on this device:
 * `noKit` never connected before; `noAnswer` there is a network, but the server did not give the forms; `full` no room; `storage` the
 * browser keeps nothing for this page or what it kept is damaged; `version` a part of the app is not to be had, mostly because a
 * new version was installed meanwhile; `unknown` a fault of ours, with its words for whoever mends it.
 */
export type OpenFailure =
  | { readonly why: 'noKit' | 'noAnswer' | 'full' | 'storage' | 'version' }
  | { readonly why: 'unknown'; readonly words: string };

const STORAGE = /indexeddb|idb|database|storage|InvalidStateError|SecurityError|VersionError|UnknownError/i;
const CHUNK = /dynamically imported module|Importing a module|module script/i;

/** Reads what `openWorkplace` was rejected with. */
export function openFailure(error: unknown): OpenFailure {
  const { name, message, reason } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const words = [name, message, reason].filter((part) => typeof part === 'string').join(' ');
  if (message === 'login.noKit') return { why: 'noKit' };
  if (message === 'open.noAnswer') return { why: 'noAnswer' };
  if (isStorageFull(error)) return { why: 'full' };
  if (CHUNK.test(words)) return { why: 'version' };
  if (STORAGE.test(words)) return { why: 'storage' };
  return { why: 'unknown', words };
}
