import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Text } from '#core';
import type { GitAnswer, GitCall } from './runGit.ts';
import { runGit } from './runGit.ts';

type Call = Omit<GitCall, 'at'>;

/** A git repository in whose history the config folder is. */
export class Repository {
  /** Path of the config folder from the top of the work tree, with a slash at its end; empty when it is the top. */
  readonly prefix: string;
  readonly #top: string;

  private constructor(top: string, prefix: string) {
    this.#top = top;
    this.prefix = prefix;
  }

  /** The repository, or why drafts cannot be kept in one. */
  static async find(configDir: string): Promise<Repository | { readonly why: Text }> {
    const at = await realpath(configDir);
    const found = await runGit({
      at,
      args: ['rev-parse', '--is-inside-work-tree', '--show-toplevel', '--show-prefix'],
    });
    if (found.status === 'missing') return { why: NO_GIT };
    if (found.status === 'failed')
      return { why: found.reason.includes('dubious ownership') ? NOT_OURS : NO_REPOSITORY };
    const [inside, top = '', prefix = ''] = found.out.toString('utf8').split('\n');
    if (inside !== 'true' || top === '') return { why: NO_REPOSITORY };
    const repository = new Repository(top, prefix);
    // Without a commit, or ignored: a branch could not say what has changed.
    const known = await repository.try(
      'cat-file',
      '-e',
      prefix === '' ? 'HEAD^{tree}' : `HEAD:${prefix.slice(0, -1)}`,
    );
    return known.status === 'done' ? repository : { why: NOT_COMMITTED };
  }

  run(call: Call): Promise<GitAnswer> {
    return runGit({ ...call, at: this.#top });
  }

  try(...args: readonly string[]): Promise<GitAnswer> {
    return this.run({ args });
  }

  /** What git writes; rejects when it answers no. */
  async must(call: Call): Promise<string> {
    const answer = await this.run(call);
    if (answer.status === 'done') return answer.out.toString('utf8');
    const reason = answer.status === 'missing' ? 'there is no git' : answer.reason;
    throw new Error(`git ${call.args[0] ?? ''}: ${reason}`);
  }

  /** Where a file of the repository's own lies, also for a second work tree. */
  async path(name: string): Promise<string> {
    return resolve(this.#top, (await this.ask('rev-parse', '--git-path', name)).trimEnd());
  }

  ask(...args: readonly string[]): Promise<string> {
    return this.must({ args });
  }
}

const NO_GIT: Text = {
  'zh-CN': '这台机器上没有 git，草稿保存在数据目录里。',
  en: 'There is no git on this machine; drafts are kept in the data directory.',
};
const NO_REPOSITORY: Text = {
  'zh-CN': '配置文件夹不在 git 仓库里，草稿保存在数据目录里。',
  en: 'The config folder is in no git repository; drafts are kept in the data directory.',
};
const NOT_OURS: Text = {
  'zh-CN': '配置所在的 git 仓库属于另一个系统用户，git 拒绝使用，草稿保存在数据目录里。',
  en: 'The git repository of the config belongs to another user of the system and git refuses it; drafts are kept in the data directory.',
};
const NOT_COMMITTED: Text = {
  'zh-CN': '配置文件夹还没有提交到 git，草稿保存在数据目录里。',
  en: 'The config folder is not committed to git yet; drafts are kept in the data directory.',
};
