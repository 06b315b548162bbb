import { resolve } from 'node:path';
import { loadKit } from '#core';
import type { MigrateStep } from '#server';
import { flag, option } from './Command.ts';
import type { Call, Command } from './Command.ts';
import { kitOf } from './kitOf.ts';
import { json } from './report.ts';
import type { ExitCode } from './Terminal.ts';
import { say } from './words.ts';

/** `wangge migrate-store`: from the embedded database into a CouchDB. */
export const migrateStore: Command = {
  name: 'migrate-store',
  usage: '',
  summary: {
    'zh-CN': '把内置数据库的数据迁移到 CouchDB',
    en: 'move the data of the embedded database into a CouchDB',
  },
  help: {
    'zh-CN': [
      '--data <文件夹>   内置数据库的数据文件夹，默认 ./data；服务要先停止',
      '--dry-run         只显示要复制多少，不动 CouchDB',
      '--allow-plain     确认不加密（http）连接其他机器',
      'CouchDB 的网址和管理员账号写在环境变量 COUCHDB_URL 中',
    ],
    en: [
      '--data <folder>   data folder of the embedded database, ./data by default; stop the server first',
      '--dry-run         only say how much is to be copied',
      '--allow-plain     reach another machine without encryption (http) indeed',
      'COUCHDB_URL in the environment holds the address of the CouchDB and its administrator',
    ],
  },
  options: {
    data: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'allow-plain': { type: 'boolean' },
  },
  most: 0,
  run: async (call) => {
    const loaded = await kitOf(call);
    if (loaded === undefined) return 1;
    const { DataDirectoryBusy, migrateStore: migrate, StartRefused } = await import('#server');
    try {
      const result = await migrate({
        dataDir: resolve(call.terminal.cwd, option(call, 'data') ?? 'data'),
        couchUrl: call.terminal.env['COUCHDB_URL'] ?? '',
        allowPlain: flag(call, 'allow-plain'),
        kit: loaded.kit,
        readKit: (files) => {
          const kit = loadKit(files);
          return kit.status === 'refused' ? undefined : kit.kit;
        },
        dryRun: flag(call, 'dry-run'),
        onStep: (step) => {
          if (!call.json) call.terminal.out(`${lineOf(call, step)}\n`);
        },
      });
      return tell(call, result.steps, result.accounts);
    } catch (error) {
      if (!(error instanceof StartRefused || error instanceof DataDirectoryBusy)) throw error;
      call.terminal.err(`${error.message}\n`);
      return 1;
    }
  },
};

function lineOf({ language }: Call, { database, documents, copied, same }: MigrateStep): string {
  const [all, now] = [String(documents), String(copied)];
  if (same === undefined) {
    return say(
      language,
      `· ${database}：共 ${all} 条，待复制 ${now} 条`,
      `· ${database}: ${all} documents, ${now} to copy`,
    );
  }
  return same
    ? say(
        language,
        `✓ ${database}：共 ${all} 条，复制 ${now} 条，核对一致`,
        `✓ ${database}: ${all} documents, ${now} copied, both sides equal`,
      )
    : say(
        language,
        `✗ ${database}：共 ${all} 条，复制 ${now} 条，核对不一致`,
        `✗ ${database}: ${all} documents, ${now} copied, the sides differ`,
      );
}

function tell(call: Call, steps: readonly MigrateStep[], accounts: readonly string[]): ExitCode {
  const passed = steps.every(({ same }) => same !== false);
  if (call.json) {
    call.terminal.out(json({ passed, steps, accounts }));
    return passed ? 0 : 1;
  }
  const count = String(accounts.length);
  call.terminal.out(say(call.language, `新建账号 ${count} 个。\n`, `${count} accounts made.\n`));
  if (!passed) {
    const zh = 'CouchDB 中有原来没有的内容，或有内容不一致。请确认它此前是空的，再运行一次。\n';
    const en =
      'The CouchDB holds something that the source does not, or other content. Make sure that it was empty, and run again.\n';
    call.terminal.err(say(call.language, zh, en));
  }
  return passed ? 0 : 1;
}
