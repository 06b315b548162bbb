import nano from 'nano';
import type { ServerScope } from 'nano';
import { readKit } from '#core';
import type { Kit } from '#core';
import { provision as provisionServer, publishedFiles, stepWords, wantedOn } from '#couch';
import { flag, option } from './Command.ts';
import type { Call, Command } from './Command.ts';
import { kitOf } from './kitOf.ts';
import { json } from './report.ts';
import type { ExitCode } from './Terminal.ts';
import { read, say } from './words.ts';

/** `wangge provision`: databases, rights, rules and indexes of a CouchDB, from the config. */
export const provision: Command = {
  name: 'provision',
  usage: '',
  summary: {
    'zh-CN': '在 CouchDB 上建立数据库、权限和校验规则',
    en: 'set up databases, rights and rules on a CouchDB',
  },
  help: {
    'zh-CN': [
      '--url <网址>      CouchDB 的网址和管理员账号，默认取环境变量 COUCHDB_URL（不会显示密码）',
      '--dry-run         只显示要做的改动，不动数据库',
      '--allow-plain     确认不加密（http）连接其他机器',
    ],
    en: [
      '--url <url>       the CouchDB with its administrator; COUCHDB_URL by default (a password is never shown)',
      '--dry-run         only show what would change',
      '--allow-plain     reach another machine without encryption (http) indeed',
    ],
  },
  options: {
    url: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'allow-plain': { type: 'boolean' },
  },
  most: 0,
  run: async (call) => {
    const url = addressOf(call);
    if (url === undefined) return 2;
    const loaded = await kitOf(call);
    if (loaded === undefined) return 1;
    try {
      return await run(call, nano(url.href.replace(/\/$/, '')), loaded.kit);
    } catch (error) {
      call.terminal.err(failure(call, url, error));
      return 1;
    }
  },
};

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function addressOf(call: Call): URL | undefined {
  const { terminal, language } = call;
  const text = option(call, 'url') ?? terminal.env['COUCHDB_URL'] ?? '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    terminal.err(
      say(language, '请用 --url 或 COUCHDB_URL 给出网址。\n', 'Give an address by --url or COUCHDB_URL.\n'),
    );
    return undefined;
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname) && !flag(call, 'allow-plain')) {
    const zh = '密码会不加密地经过网络。请改用 https，或用 --allow-plain 确认。\n';
    const en =
      'The password would cross the network in the clear. Use https, or confirm with --allow-plain.\n';
    terminal.err(say(language, zh, en));
    return undefined;
  }
  return url;
}

async function run(call: Call, server: ServerScope, kit: Kit): Promise<ExitCode> {
  const { terminal, language } = call;
  const dryRun = flag(call, 'dry-run');
  const wanted = await wantedOn(server, kit, await publishedKits(server));
  const mark = dryRun ? '·' : '✓';
  const steps = await provisionServer(server, wanted, {
    dryRun,
    onStep: (step) => {
      if (!call.json) terminal.out(`${mark} ${read(stepWords(step), language)}\n`);
    },
  });
  if (call.json) {
    const told = steps.map((step) => ({ do: step.do, database: step.database, words: stepWords(step) }));
    terminal.out(json({ dryRun, databases: wanted.length, steps: told }));
    return 0;
  }
  const [all, count] = [String(wanted.length), String(steps.length)];
  terminal.out(
    dryRun
      ? say(language, `${all} 个数据库，需要 ${count} 步。\n`, `${all} databases, ${count} steps needed.\n`)
      : say(language, `${all} 个数据库，做了 ${count} 步。\n`, `${all} databases, ${count} steps done.\n`),
  );
  return 0;
}

/** The revisions that `config` holds: events that name one of them still come in. */
async function publishedKits(server: ServerScope): Promise<readonly Kit[]> {
  return (await publishedFiles(server)).flatMap((files) => {
    const kit = readKit(files);
    return kit.status === 'refused' ? [] : [kit.kit];
  });
}

function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Never the error as it is: nano puts the whole address into it, and the password is in there. */
function failure({ language }: Call, { host }: URL, error: unknown): string {
  const status = statusOf(error);
  if (status === 401 || status === 403) {
    return say(
      language,
      `${host}：账号或密码不对，或不是管理员。\n`,
      `${host}: not an administrator's account.\n`,
    );
  }
  if (status !== undefined) {
    const code = String(status);
    return say(language, `${host}：服务器拒绝（${code}）。\n`, `${host}: the server refused (${code}).\n`);
  }
  return say(language, `${host}：连接不上。\n`, `${host}: cannot be reached.\n`);
}
