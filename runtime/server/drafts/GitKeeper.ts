import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyedLocks } from '../storage/KeyedLocks.ts';
import type {
  Discarded,
  DraftKeeper,
  DraftKey,
  DraftVersion,
  Files,
  Save,
  Saved,
  Start,
} from './DraftKeeper.ts';
import { nameOfPart, partOf } from './DraftKeeper.ts';
import { filesAt } from './gitFiles.ts';
import type { Repository } from './Repository.ts';
import { commitMessage, readMessage } from './message.ts';
import { LONGEST } from './runGit.ts';

/** Of SHA-1 and of SHA-256 repositories. */
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const NONE = /^0+$/;

/** Reserved never to be a domain (RFC 2606): nobody gets mail there. */
const NOWHERE = 'drafts.invalid';

/**
 * Drafts as branches `draft/<what>/<who>` of the repository that holds the config. Each save is a commit made from plumbing with an
 * index of its own and a compare-and-swap of the ref, so neither the work tree nor the index that people use is touched. A
 * process killed in between leaves only objects that nothing points to.
 */
export class GitKeeper implements DraftKeeper {
  readonly kind = 'git';
  readonly why = undefined;
  readonly #repository: Repository;
  readonly #temporary: string;
  readonly #locks = new KeyedLocks();

  private constructor(repository: Repository, temporary: string) {
    this.#repository = repository;
    this.#temporary = temporary;
  }

  /** `dataDir` is this process's alone, so what lies in its temporary folder is left over from one that was killed. */
  static async open(repository: Repository, dataDir: string): Promise<GitKeeper> {
    const temporary = join(dataDir, 'drafts-index');
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true, mode: 0o700 });
    return new GitKeeper(repository, temporary);
  }

  async start(): Promise<Start> {
    const id = (await this.#repository.ask('rev-parse', '--verify', 'HEAD^{commit}')).trim();
    return { id, files: await filesAt(this.#repository, id) };
  }

  async readStart(id: string): Promise<Files | undefined> {
    return (await this.#isPublic(id)) ? filesAt(this.#repository, id) : undefined;
  }

  async list(): Promise<readonly DraftVersion[]> {
    const refs = await this.#repository.ask('for-each-ref', '--format=%(refname)', 'refs/heads/draft/');
    const found: DraftVersion[] = [];
    for (const ref of refs.split('\n').filter((line) => line !== '')) {
      const [, what, part] = /^refs\/heads\/draft\/([^/]+)\/([^/]+)$/.exec(ref) ?? [];
      if (what === undefined || part === undefined) continue;
      const key = { what, who: nameOfPart(part) };
      const head = await this.#head(key);
      if (head !== null) found.push(await this.#version(key, head));
    }
    return found;
  }

  async read(key: DraftKey, at?: string): Promise<{ version: DraftVersion; files: Files } | undefined> {
    const head = await this.#head(key);
    if (head === null) return undefined;
    const wanted = at ?? head;
    // Only what belongs to this draft: a commit that merely lies in the repository may be somebody's secret.
    if (!COMMIT.test(wanted) || !(await this.#isBelow(wanted, head))) return undefined;
    return { version: await this.#version(key, wanted), files: await filesAt(this.#repository, wanted) };
  }

  async save(save: Save): Promise<Saved> {
    return this.#locks.run([refOf(save.key)], async () => {
      const current = await this.#head(save.key);
      if (current !== save.head) return { status: 'conflict', head: current };
      if (await this.#isHeld(refOf(save.key))) return { status: 'held' };
      const start = await this.#startOf(save, current);
      if (start === undefined) return { status: 'unknown' };
      const parent = current ?? start;
      const commit = await this.#commit(save, { parent, start, tree: await this.#tree(parent, save.files) });
      await this.#freeOfDead(refOf(save.key));
      const moved = await this.#repository.try(
        'update-ref',
        refOf(save.key),
        commit,
        current ?? zeros(commit),
      );
      if (moved.status === 'done') return { status: 'saved', version: await this.#version(save.key, commit) };
      const now = await this.#head(save.key);
      // A program beside us moved it; anything else is a repository that cannot be written.
      if (now === current) throw new Error(`git update-ref: ${reasonOf(moved)}`);
      return { status: 'conflict', head: now };
    });
  }

  async discard(key: DraftKey, head: string, at: number): Promise<Discarded> {
    return this.#locks.run([refOf(key)], async () => {
      const current = await this.#head(key);
      if (current !== head) return { status: 'conflict', head: current };
      if (await this.#isHeld(refOf(key))) return { status: 'held' };
      const aside = `refs/drafts-discarded/${key.what}/${partOf(key.who)}/${String(at)}-${head.slice(0, 12)}`;
      await this.#freeOfDead(refOf(key));
      // Both or neither: the draft is never without a ref.
      const input = `start\ncreate ${aside} ${head}\ndelete ${refOf(key)} ${head}\nprepare\ncommit\n`;
      const moved = await this.#repository.run({ args: ['update-ref', '--stdin'], input });
      if (moved.status === 'done') return { status: 'discarded' };
      const now = await this.#head(key);
      if (now === current) throw new Error(`git update-ref: ${reasonOf(moved)}`);
      return { status: 'conflict', head: now };
    });
  }

  /** What the draft began with; undefined when a first version names a config that is not known. */
  async #startOf({ key, start }: Save, current: string | null): Promise<string | undefined> {
    if (current !== null) return (await this.#version(key, current)).start;
    if (start === undefined)
      return (await this.#repository.ask('rev-parse', '--verify', 'HEAD^{commit}')).trim();
    return (await this.#isPublic(start)) ? start : undefined;
  }

  async #head(key: DraftKey): Promise<string | null> {
    const found = await this.#repository.try('rev-parse', '--verify', '--quiet', `${refOf(key)}^{commit}`);
    return found.status === 'done' ? found.out.toString('utf8').trim() : null;
  }

  /** Whether the commit is in the history of the checked-out branch or of a draft. Any other may be somebody's secret. */
  async #isPublic(id: string): Promise<boolean> {
    if (!COMMIT.test(id) || NONE.test(id)) return false;
    if (await this.#isBelow(id, 'HEAD')) return true;
    const refs = await this.#repository.try(
      'for-each-ref',
      `--contains=${id}`,
      '--count=1',
      'refs/heads/draft/',
    );
    return refs.status === 'done' && refs.out.length > 0;
  }

  /** Whether the branch is checked out somewhere. */
  async #isHeld(ref: string): Promise<boolean> {
    return (await this.#repository.ask('for-each-ref', '--format=%(worktreepath)', ref)).trim() !== '';
  }

  /** A git that lost its power leaves the lock of its ref behind, which would hold the draft for ever. No git of ours lives so long. */
  async #freeOfDead(ref: string): Promise<void> {
    const lock = await this.#repository.path(`${ref}.lock`);
    const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Infinity);
    if (age > LONGEST) await rm(lock, { force: true });
  }

  async #isBelow(commit: string, head: string): Promise<boolean> {
    return (await this.#repository.try('merge-base', '--is-ancestor', commit, head)).status === 'done';
  }

  async #version(key: DraftKey, head: string): Promise<DraftVersion> {
    const log = [
      'log',
      '-1',
      '--no-show-signature',
      '--encoding=UTF-8',
      '--format=%P%x00%cI%x00%B',
      head,
      '--',
    ];
    const [parents = '', when = '', text = ''] = (await this.#repository.ask(...log)).split('\0');
    const [parent = ''] = parents.trim().split(' ');
    const { sentences, start = parent } = readMessage(`${text.trimEnd()}\n`);
    const before = parent === start || parent === '' ? null : parent;
    return { ...key, head, before, start, savedAt: new Date(when).toISOString(), message: sentences };
  }

  /** The parent's tree with these files of the config changed. */
  async #tree(parent: string, files: Save['files']): Promise<string> {
    const index = join(this.#temporary, randomUUID());
    const env = { GIT_INDEX_FILE: index };
    try {
      await this.#repository.must({ args: ['read-tree', parent], env });
      const lines: string[] = [];
      for (const [path, text] of files) lines.push(await this.#indexLine(path, text, parent.length));
      await this.#repository.must({
        args: ['update-index', '-z', '--index-info'],
        input: lines.join(''),
        env,
      });
      return (await this.#repository.must({ args: ['write-tree'], env })).trim();
    } finally {
      await rm(index, { force: true });
      await rm(`${index}.lock`, { force: true });
    }
  }

  /** `length` is that of the repository's ids. */
  async #indexLine(path: string, text: string | null, length: number): Promise<string> {
    const place = `${this.#repository.prefix}${path}\0`;
    if (text === null) return `0 ${'0'.repeat(length)}\t${place}`;
    const args = ['hash-object', '-w', '-t', 'blob', '--stdin'];
    const blob = (await this.#repository.must({ args, input: text })).trim();
    return `100644 ${blob}\t${place}`;
  }

  async #commit(
    { key, message, at }: Save,
    { parent, start, tree }: { readonly parent: string; readonly start: string; readonly tree: string },
  ): Promise<string> {
    const date = `${String(Math.floor(at / 1000))} +0000`;
    const env = {
      GIT_AUTHOR_NAME: key.who,
      GIT_AUTHOR_EMAIL: `${encodeURIComponent(key.who)}@${NOWHERE}`,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: 'Wangge Kit',
      GIT_COMMITTER_EMAIL: `service@${NOWHERE}`,
      GIT_COMMITTER_DATE: date,
    };
    const args = ['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree, '-p', parent, '-F', '-'];
    return (
      await this.#repository.must({ args, input: commitMessage(key.what, message, start), env })
    ).trim();
  }
}

function refOf({ what, who }: DraftKey): string {
  return `refs/heads/draft/${what}/${partOf(who)}`;
}

/** “There is none yet”, as long as the ids of the repository. */
function zeros(commit: string): string {
  return '0'.repeat(commit.length);
}

function reasonOf(answer: { readonly status: string; readonly reason?: string }): string {
  return answer.reason ?? answer.status;
}
