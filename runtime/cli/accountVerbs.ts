import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Kit } from '#core';
import type { AccountDraft, AccountFault, AccountView, Appointed, Appointments, Planned } from '#server';
import { flag, option, repeated } from './Command.ts';
import type { Call } from './Command.ts';
import { findHolding } from './findHolding.ts';
import { openPasswords } from './openPasswords.ts';
import type { Passwords } from './openPasswords.ts';
import type { TableFault } from './readAccountTable.ts';
import { json } from './report.ts';
import type { ExitCode } from './Terminal.ts';
import { read, say } from './words.ts';

/** What every verb works with. */
export interface Desk {
  readonly call: Call;
  readonly kit: Kit;
  readonly appointments: Appointments;
  /** What the audit log names as who did it. */
  readonly by: string;
}

export function listAccounts({ call, appointments }: Desk): Promise<ExitCode> {
  const accounts = appointments.list();
  if (call.json) call.terminal.out(json({ accounts }));
  else for (const account of accounts) call.terminal.out(`${lineOf(account)}\n`);
  return Promise.resolve(0);
}

function lineOf({ name, displayName, holdings, integrator }: AccountView): string {
  const posts = holdings.map(({ post, seat }) => `${post}@${seat}`);
  return [name, displayName, ...(integrator === true ? ['integrator'] : posts)].join('  ');
}

export async function addAccount({ call, kit, appointments, by }: Desk): Promise<ExitCode> {
  const { terminal, language } = call;
  const holdings: { readonly post: string; readonly seat: string }[] = [];
  for (const text of repeated(call, 'post')) {
    const [post = '', ...seat] = text.split('@');
    const found = findHolding(kit, post, seat.join('@'));
    if (found.status === 'wrong') {
      terminal.err(`${say(language, ...found.words)}\n`);
      return 1;
    }
    holdings.push(found.holding);
  }
  const draft = { name: nameIn(call), displayName: option(call, 'display-name') ?? '', holdings };
  const fault = appointments.judge(draft, true, by);
  if (fault !== undefined) return refuse(call, fault);
  const passwords = await openPasswords(call);
  if (passwords === undefined) return 1;
  return finish(call, await appointments.save(draft, true, by), passwords);
}

export async function resetPassword({ call, appointments, by }: Desk): Promise<ExitCode> {
  const passwords = await openPasswords(call);
  if (passwords === undefined) return 1;
  return finish(call, await appointments.resetPassword(nameIn(call), by), passwords);
}

export async function removeAccount({ call, appointments, by }: Desk): Promise<ExitCode> {
  const { terminal, language } = call;
  const name = nameIn(call);
  if (!flag(call, 'yes')) {
    const zh = `将删除账号“${name}”。确认请加 --yes。\n`;
    terminal.err(say(language, zh, `The account “${name}” is to be removed. Confirm with --yes.\n`));
    return 2;
  }
  const removed = await appointments.remove(name, by);
  if (removed.status === 'refused') return refuse(call, removed.fault);
  if (call.json) terminal.out(json({ account: removed.account }));
  else terminal.out(say(language, `已删除账号“${name}”。\n`, `The account “${name}” is removed.\n`));
  return 0;
}

/** Nothing is changed before every line was found right; the accounts that give posts come first, so that a town is never without one. */
export async function importAccounts(desk: Desk): Promise<ExitCode> {
  const { call, kit, appointments, by } = desk;
  const { terminal, language } = call;
  // Only here: the other commands need no tables.
  const { readAccountTable } = await import('./readAccountTable.ts');
  const bytes = await readFile(resolve(terminal.cwd, call.words[1] ?? ''));
  const { drafts, faults } = readAccountTable(kit, new Uint8Array(bytes));
  const planned = appointments.plan(drafts, by);
  const unfit = planned.flatMap(({ draft, fault }) =>
    fault === undefined || faults.some(({ line }) => line === draft.line)
      ? []
      : [{ line: draft.line, words: [read(fault.message, 'zh-CN'), read(fault.message, 'en')] as const }],
  );
  const all = [...faults, ...unfit].sort((one, other) => one.line - other.line);
  if (all.length > 0) return tellFaults(call, all);
  const added = planned.filter(({ isNew }) => isNew).length;
  const changed = planned.length - added;
  const [some, others] = [String(added), String(changed)];
  if (flag(call, 'dry-run')) {
    const zh = `将新建账号 ${some} 个，更新 ${others} 个。\n`;
    const en = `${some} accounts to be made, ${others} to be changed.\n`;
    terminal.out(call.json ? json({ passed: true, added, changed }) : say(language, zh, en));
    return 0;
  }
  if (!(await savePlanned(desk, planned))) return 1;
  const zh = `新建账号 ${some} 个，更新 ${others} 个。\n`;
  if (!call.json) terminal.out(say(language, zh, `${some} accounts made, ${others} changed.\n`));
  return 0;
}

async function savePlanned(
  { call, appointments, by }: Desk,
  planned: readonly Planned<AccountDraft>[],
): Promise<boolean> {
  const passwords = await openPasswords(call);
  if (passwords === undefined) return false;
  try {
    for (const { draft, isNew } of planned) {
      const saved = await appointments.save(draft, isNew, by);
      if (saved.status === 'refused') {
        refuse(call, saved.fault);
        return false;
      }
      if (saved.password !== undefined) await passwords.tell(draft, saved.password);
    }
    return true;
  } finally {
    await passwords.close();
  }
}

function tellFaults(call: Call, faults: readonly TableFault[]): ExitCode {
  const { terminal, language } = call;
  if (call.json) {
    const told = faults.map(({ line, words: [zh, en] }) => ({ line, message: { 'zh-CN': zh, en } }));
    terminal.out(json({ passed: false, faults: told }));
    return 1;
  }
  for (const {
    line,
    words: [zh, en],
  } of faults)
    terminal.err(say(language, `✗ 第 ${String(line)} 行：${zh}\n`, `✗ line ${String(line)}: ${en}\n`));
  terminal.err(say(language, '没有改动任何账号。\n', 'No account was changed.\n'));
  return 1;
}

async function finish(call: Call, done: Appointed, passwords: Passwords): Promise<ExitCode> {
  try {
    if (done.status === 'refused') return refuse(call, done.fault);
    await passwords.tell(done.account, done.password ?? '');
    return 0;
  } finally {
    await passwords.close();
  }
}

function refuse({ terminal, language, json: asJson }: Call, { code, message }: AccountFault): ExitCode {
  if (asJson) terminal.out(json({ passed: false, code, message }));
  else terminal.err(`${read(message, language)}\n`);
  return 1;
}

function nameIn({ words }: Call): string {
  return words[1] ?? '';
}
