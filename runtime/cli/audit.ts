import { resolve } from 'node:path';
import type { AuditLine, AuditReport } from '#server';
import { option } from './Command.ts';
import type { Call, Command } from './Command.ts';
import { json } from './report.ts';
import type { ExitCode } from './Terminal.ts';
import { say } from './words.ts';

/** `wangge audit`: reads the audit log of a data folder or of a CouchDB, and says whether it is whole. */
export const audit: Command = {
  name: 'audit',
  usage: 'verify|list',
  summary: {
    'zh-CN': '核对审计日志是否完整，或列出其中的记录',
    en: 'check that the audit log is whole, or list its lines',
  },
  help: {
    'zh-CN': [
      'verify            核对全部记录：被改、被删、被插入、被调换、末尾被截的都会指出',
      'list              列出记录',
      '--data <文件夹>   数据文件夹，默认 ./data（服务须先停止；用 CouchDB 时不必）',
      '--url <网址>      CouchDB 的网址和管理员账号，默认取环境变量 COUCHDB_URL',
      '--heads <文件>    另外保存的末尾记录（verify --json 给出的 heads），一并核对',
      '--account <账号>  只列这个账号的',
      '--kind <种类>     只列这一种，如 login、login.failed、refusal、rights、password、publish',
      '--since <时间>    只列此时及以后的，如 2026-05-08 或 2026-05-08T09:00:00+08:00',
      '--until <时间>    只列此时以前的',
    ],
    en: [
      'verify            check every line: altered, removed, added, displaced lines and a cut-off end are named',
      'list              list the lines',
      '--data <folder>   data folder, ./data by default (the server must be stopped; not so with a CouchDB)',
      '--url <url>       the CouchDB with its administrator; COUCHDB_URL by default',
      '--heads <file>    heads that were kept elsewhere (`heads` of verify --json), to be checked too',
      '--account <name>  only of this account',
      '--kind <kind>     only of this kind: login, login.failed, refusal, rights, password, publish …',
      '--since <time>    only from then on: 2026-05-08 or 2026-05-08T09:00:00+08:00',
      '--until <time>    only before then',
    ],
  },
  options: {
    data: { type: 'string' },
    url: { type: 'string' },
    heads: { type: 'string' },
    account: { type: 'string' },
    kind: { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
  },
  most: 1,
  run: async (call) => {
    const [what] = call.words;
    if (what !== 'verify' && what !== 'list') {
      call.terminal.err(say(call.language, '请写 verify 或 list。\n', 'Say verify or list.\n'));
      return 2;
    }
    const times = [instant(call, 'since'), instant(call, 'until')] as const;
    if (times.includes('wrong')) return 2;
    // Only here: the other commands need no database.
    const { AuditUnreadable, readAudit } = await import('#server');
    const { cwd, env } = call.terminal;
    const url = option(call, 'url') ?? env['COUCHDB_URL'];
    const heads = option(call, 'heads');
    try {
      const log = await readAudit({
        dataDir: resolve(cwd, option(call, 'data') ?? 'data'),
        ...(url === undefined ? {} : { url }),
        ...(heads === undefined ? {} : { headsFile: resolve(cwd, heads) }),
      });
      return what === 'verify' ? tellReport(call, log.report) : tellLines(call, log.lines);
    } catch (error) {
      if (!(error instanceof AuditUnreadable)) throw error;
      call.terminal.err(`${error.message}\n`);
      return 2;
    }
  },
};

/** ms since 1970; a day alone begins in the time zone of this machine. */
function instant(call: Call, name: 'since' | 'until'): number | undefined | 'wrong' {
  const text = option(call, name);
  if (text === undefined) return undefined;
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text);
  if (Number.isFinite(at)) return at;
  call.terminal.err(say(call.language, `--${name} 不是时间。\n`, `--${name} is not a time.\n`));
  return 'wrong';
}

const FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  altered: ['被改动', 'altered'],
  missing: ['被删除', 'removed'],
  displaced: ['位置或衔接不对', 'out of place or not following from the line before'],
  cut: [
    '被截断或改写（有记录证明它存在过）',
    'cut off or rewritten (another record proves that it was there)',
  ],
  foreign: ['不是审计记录', 'not a line of the log'],
};

function tellReport({ terminal, language, json: asJson }: Call, report: AuditReport): ExitCode {
  const whole = report.faults.length === 0;
  if (asJson) {
    terminal.out(json({ whole, ...report }));
    return whole ? 0 : 1;
  }
  for (const { fault, id } of report.faults) {
    const [zh, en] = FAULTS[fault] ?? [fault, fault];
    terminal.out(`✗ ${id}  ${say(language, zh, en)}\n`);
  }
  const [lines, count] = [String(report.lines), String(report.faults.length)];
  terminal.out(
    whole
      ? say(language, `${lines} 条记录，完整。\n`, `${lines} lines, whole.\n`)
      : say(language, `${lines} 条记录，${count} 处问题。\n`, `${lines} lines, ${count} faults.\n`),
  );
  return whole ? 0 : 1;
}

function tellLines(call: Call, lines: readonly AuditLine[]): ExitCode {
  const [since, until] = [instant(call, 'since'), instant(call, 'until')];
  const [account, kind] = [option(call, 'account'), option(call, 'kind')];
  const found = lines.filter(
    (line) =>
      (account === undefined || line.account === account) &&
      (kind === undefined || line.what === kind) &&
      (typeof since !== 'number' || Date.parse(line.at) >= since) &&
      (typeof until !== 'number' || Date.parse(line.at) < until),
  );
  const shown = found.map(({ at, what, account: who, facts, _id: id }) => ({
    at,
    what,
    account: who,
    facts,
    id,
  }));
  if (call.json) call.terminal.out(json({ lines: shown }));
  else
    for (const { at, what, account: who, facts } of shown)
      call.terminal.out(`${at}  ${what.padEnd(15)} ${(who ?? '-').padEnd(16)} ${JSON.stringify(facts)}\n`);
  return 0;
}
