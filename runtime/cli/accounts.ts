import { resolve } from 'node:path';
import { own } from '#core';
import { addAccount, importAccounts, listAccounts, removeAccount, resetPassword } from './accountVerbs.ts';
import type { Desk } from './accountVerbs.ts';
import { flag, option } from './Command.ts';
import type { Command } from './Command.ts';
import { kitOf } from './kitOf.ts';
import type { ExitCode } from './Terminal.ts';
import { say } from './words.ts';

/** One of the things that `wangge accounts` does, with its word and how many more words it takes. */
interface Verb {
  readonly words: number;
  /** A data folder that is not there yet is made. */
  readonly makes?: boolean;
  readonly run: (desk: Desk) => Promise<ExitCode>;
}

const VERBS: Readonly<Record<string, Verb>> = {
  list: { words: 0, run: listAccounts },
  add: { words: 1, makes: true, run: addAccount },
  password: { words: 1, run: resetPassword },
  remove: { words: 1, run: removeAccount },
  import: { words: 1, makes: true, run: importAccounts },
};

/** `wangge accounts`: the first account of a town, and many at once. */
export const accounts: Command = {
  name: 'accounts',
  usage: 'list|add|password|remove|import',
  summary: {
    'zh-CN': '列出、新建、删除账号，重设密码，或从表格导入账号',
    en: 'list, make and remove accounts, reset a password, or import accounts from a table',
  },
  help: {
    'zh-CN': [
      'list                  列出账号、姓名和岗位',
      'add <账号>            新建账号，密码自动生成，只显示一次',
      '                      --display-name <姓名>，--post <岗位>@<所在>（可写多次，用代码或名称）',
      'password <账号>       重新生成密码，该账号的登录全部退出',
      'remove <账号> --yes   删除账号；已上报的内容保留',
      'import <文件.csv>     按表格新建账号或更新岗位。第一行写列名：账号、姓名、岗位、所在；一人多岗写多行',
      '                      已有的账号密码不变，姓名和岗位以表格为准。UTF-8 和 GBK（GB18030）都能读',
      '--dry-run             只检查表格，不改账号',
      '--passwords <文件>    新账号的密码写入这个文件（须是新文件），不显示',
      '--data <文件夹>       数据文件夹，默认 ./data；服务要先停止（用 CouchDB 时不必）',
      '--allow-plain         确认不加密（http）连接其他机器上的 CouchDB',
      '使用 CouchDB 时，网址和管理员账号写在环境变量 COUCHDB_URL 中',
    ],
    en: [
      'list                  list accounts, names and posts',
      'add <name>            make an account; its password is generated and shown once',
      '                      --display-name <name>, --post <post>@<seat> (as often as needed, by code or title)',
      'password <name>       generate another password; every session of the account ends',
      'remove <name> --yes   remove the account; what it reported stays',
      'import <file.csv>     make accounts or change their posts by a table. First line: name,display name,post,seat;',
      '                      several lines for several posts. Accounts that are there keep their passwords, and get name and',
      '                      posts of the table. UTF-8 and GBK (GB18030) are read',
      '--dry-run             only check the table',
      '--passwords <file>    write the passwords of new accounts to this new file and do not show them',
      '--data <folder>       data folder, ./data by default; stop the server first (not with a CouchDB)',
      '--allow-plain         reach a CouchDB on another machine without encryption (http) indeed',
      'With a CouchDB, COUCHDB_URL in the environment holds its address and administrator',
    ],
  },
  options: {
    'display-name': { type: 'string' },
    post: { type: 'string', multiple: true },
    passwords: { type: 'string' },
    data: { type: 'string' },
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
    'allow-plain': { type: 'boolean' },
  },
  most: 2,
  run: async (call) => {
    const { terminal, language, words } = call;
    const verb = own(VERBS, words[0] ?? '');
    if (verb?.words !== words.length - 1) {
      const zh = '请写 list、add <账号>、password <账号>、remove <账号> 或 import <文件.csv>。\n';
      const en = 'Say list, add <name>, password <name>, remove <name> or import <file.csv>.\n';
      terminal.err(say(language, zh, en));
      return 2;
    }
    const loaded = await kitOf(call);
    if (loaded === undefined) return 1;
    const { COMMAND_LINE, DataDirectoryBusy, StartRefused, withAppointments } = await import('#server');
    const couchUrl = terminal.env['COUCHDB_URL'] ?? '';
    try {
      return await withAppointments(
        {
          kit: loaded.kit,
          dataDir: resolve(terminal.cwd, option(call, 'data') ?? 'data'),
          ...(couchUrl === '' ? {} : { couchUrl }),
          allowPlain: flag(call, 'allow-plain'),
          mayMake: verb.makes === true,
          clock: terminal.now,
        },
        (appointments) => verb.run({ call, kit: loaded.kit, appointments, by: COMMAND_LINE }),
      );
    } catch (error) {
      if (!(error instanceof StartRefused || error instanceof DataDirectoryBusy)) throw error;
      terminal.err(`${error.message}\n`);
      return 1;
    }
  },
};
