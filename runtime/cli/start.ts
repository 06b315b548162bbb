import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kit } from '#core';
import type { TownServer } from '#server';
import { flag, option } from './Command.ts';
import type { Call, Command } from './Command.ts';
import { kitOf } from './kitOf.ts';
import { json } from './report.ts';
import type { ExitCode } from './Terminal.ts';
import { read, say } from './words.ts';

const PORT = 5320;
const APP = fileURLToPath(new URL('../../dist/app', import.meta.url));

/** `wangge start`: the embedded server over the config. */
export const start: Command = {
  name: 'start',
  usage: '',
  summary: { 'zh-CN': '启动服务，用浏览器打开', en: 'start the server and open it in a browser' },
  help: {
    'zh-CN': [
      `--port <端口>     默认 ${PORT}`,
      '--host <地址>     默认只限本机（127.0.0.1）',
      '--allow-remote    确认让其他机器访问',
      '--data <文件夹>   数据文件夹，默认 ./data',
      '环境变量 COUCHDB_URL：改用这个 CouchDB（管理员账号写在网址中），不用内置数据库',
      '--no-demo         不建演示账号（样例配置在本机启动时默认会建）',
      '--public-url <网址> 前面有代理或域名时，用户使用的网址',
      '--proxy           前面有代理',
      '--allow-plain     确认不加密（http）连接其他机器上的 CouchDB',
    ],
    en: [
      `--port <port>     ${PORT} by default`,
      '--host <address>  this machine only by default (127.0.0.1)',
      '--allow-remote    other machines may indeed reach it',
      '--data <folder>   data folder, ./data by default',
      'COUCHDB_URL in the environment: use this CouchDB (its administrator is in the address) instead of the embedded database',
      '--no-demo         no demo accounts (a sample config on this machine has them by default)',
      '--public-url <url> the address people use, where a proxy or a name stands in front',
      '--proxy           a proxy stands in front',
      '--allow-plain     reach a CouchDB on another machine without encryption (http) indeed',
    ],
  },
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    demo: { type: 'boolean' },
    'allow-remote': { type: 'boolean' },
    'public-url': { type: 'string' },
    proxy: { type: 'boolean' },
    'allow-plain': { type: 'boolean' },
  },
  most: 0,
  run: async (call) => {
    const port = Number(option(call, 'port') ?? PORT);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      call.terminal.err(
        say(
          call.language,
          '--port 要写 0 到 65535 的整数。\n',
          '--port takes a whole number from 0 to 65535.\n',
        ),
      );
      return 2;
    }
    const loaded = await kitOf(call);
    return loaded === undefined ? 1 : serve(call, loaded.kit, port);
  },
};

async function serve(call: Call, kit: Kit, port: number): Promise<ExitCode> {
  call.terminal.err(say(call.language, '正在启动……\n', 'Starting …\n'));
  // Only here: the other commands need no database.
  const { ConfigRefused, DataDirectoryBusy, StartRefused, startTown } = await import('#server');
  const host = option(call, 'host');
  const publicUrl = option(call, 'public-url');
  const couchUrl = call.terminal.env['COUCHDB_URL'] ?? '';
  try {
    const server = await startTown({
      configDir: call.config,
      dataDir: resolve(call.terminal.cwd, option(call, 'data') ?? 'data'),
      port,
      // A CouchDB is for a real town, even where the config is the sample.
      demo: couchUrl === '' ? wantsDemo(call, kit, host) : call.values['demo'] === true,
      ...(couchUrl === '' ? {} : { couchUrl, allowPlainCouch: flag(call, 'allow-plain') }),
      allowRemote: flag(call, 'allow-remote'),
      proxy: flag(call, 'proxy'),
      ...(host === undefined ? {} : { host }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...(existsSync(APP) ? { appDir: APP } : {}),
      log: (level, message, facts) => {
        // Concerns are told below, in the operator's language.
        if (level === 'error') call.terminal.err(`${lineOf(call, message, facts)}\n`);
      },
    });
    for (const { text } of server.concerns) call.terminal.err(`⚠ ${read(text, call.language)}\n`);
    welcome(call, server);
    closeOnSignal(server);
    return 0;
  } catch (error) {
    const refused = [ConfigRefused, StartRefused, DataDirectoryBusy].some((kind) => error instanceof kind);
    if (!refused || !(error instanceof Error)) throw error;
    call.terminal.err(`${error.message}\n`);
    return 1;
  }
}

/** One event of the log on one line: programs read it, and so does who looks for a fault. */
function lineOf({ terminal }: Call, message: string, facts: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ at: new Date(terminal.now()).toISOString(), level: 'error', message, ...facts });
}

/** Only an invented town on this machine has accounts whose passwords are shown, unless that is asked for. */
function wantsDemo(call: Call, kit: Kit, host: string | undefined): boolean {
  const asked = call.values['demo'];
  return typeof asked === 'boolean' ? asked : kit.sample && host === undefined;
}

function welcome(call: Call, { url, town }: TownServer): void {
  const { language, terminal } = call;
  const accounts = town.demoAccounts.map(({ name, password, title }) => ({
    name,
    password,
    title: read(title, language),
  }));
  if (call.json) {
    terminal.out(json({ url, accounts }));
    return;
  }
  terminal.out(say(language, `已启动：${url}\n`, `Running: ${url}\n`));
  if (accounts.length === 0) return;
  const width = Math.max(...accounts.map(({ name }) => name.length)) + 2;
  terminal.out(say(language, '演示账号（账号、密码、岗位）：\n', 'Demo accounts (name, password, post):\n'));
  for (const { name, password, title } of accounts)
    terminal.out(`  ${name.padEnd(width)}${password}  ${title}\n`);
}

/** The second signal ends the process at once, as Node does by itself. */
function closeOnSignal(server: TownServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
}
