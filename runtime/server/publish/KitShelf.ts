import type { Kit } from '#core/model';

/** Finds the files of a published revision, or undefined when there is none. */
export type RevisionFiles = (revision: string) => Promise<ReadonlyMap<string, string> | undefined>;

/** Turns files into a kit, or undefined when they do not make one. */
export type ReadKit = (files: ReadonlyMap<string, string>) => Kit | undefined;

/** The kits of all published revisions, read when first asked for. An event is judged by the one it was made under. */
export class KitShelf {
  readonly current: Kit;
  readonly #kits = new Map<string, Promise<Kit | undefined>>();
  readonly #files: RevisionFiles;
  readonly #read: ReadKit;

  constructor(current: Kit, files: RevisionFiles, read: ReadKit) {
    this.current = current;
    this.#files = files;
    this.#read = read;
    this.#kits.set(current.revision, Promise.resolve(current));
  }

  find(revision: string): Promise<Kit | undefined> {
    // A stranger's string: only what can be a revision is looked up and remembered.
    if (!/^[0-9a-f]{64}$/.test(revision)) return Promise.resolve(undefined);
    const known = this.#kits.get(revision);
    if (known !== undefined) return known;
    const finding = this.#load(revision);
    this.#kits.set(revision, finding);
    // One that is missing now may be published later, and unknown ones must not fill the memory.
    finding.then(
      (kit) => {
        if (kit === undefined) this.#kits.delete(revision);
      },
      () => this.#kits.delete(revision),
    );
    return finding;
  }

  async #load(revision: string): Promise<Kit | undefined> {
    const files = await this.#files(revision);
    return files === undefined ? undefined : this.#read(files);
  }
}
