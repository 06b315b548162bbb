import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { option } from './Command.ts';
import type { Call } from './Command.ts';
import { json } from './report.ts';
import { say } from './words.ts';

/** Where new passwords are told, each as soon as it holds: whatever stops the command, none is lost. */
export interface Passwords {
  tell(account: { readonly name: string; readonly displayName: string }, password: string): Promise<void>;
  close(): Promise<void>;
}

/** A new file that only its owner can read, or the screen; undefined, with words, when the file is there already. */
export async function openPasswords(call: Call): Promise<Passwords | undefined> {
  const { terminal, language } = call;
  const name = option(call, 'passwords');
  if (name === undefined) {
    const told: unknown[] = [];
    return {
      tell: ({ name: account, displayName }, password) => {
        if (call.json) told.push({ account, displayName, password });
        else terminal.out(`${account}  ${displayName}  ${password}\n`);
        return Promise.resolve();
      },
      close: () => {
        if (call.json) terminal.out(json({ passwords: told }));
        return Promise.resolve();
      },
    };
  }
  const path = resolve(terminal.cwd, name);
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const zh = `${path} 已经存在，不会覆盖。请换一个文件名。\n`;
    terminal.err(say(language, zh, `${path} is there already and is not overwritten. Name another file.\n`));
    return undefined;
  });
  if (file === undefined) return undefined;
  const head = language === 'zh-CN' ? ['账号', '姓名', '密码'] : ['name', 'display name', 'password'];
  // With a mark, or a spreadsheet takes it for one in the system's old encoding.
  await file.write(`\uFEFF${lineOf(head)}`);
  return {
    tell: async ({ name: account, displayName }, password) => {
      await file.write(lineOf([account, displayName, password]));
      await file.datasync();
    },
    close: () => file.close(),
  };
}

function lineOf(cells: readonly string[]): string {
  return `${Papa.unparse([cells], { escapeFormulae: true })}\r\n`;
}
