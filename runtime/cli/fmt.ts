import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from '#core/model';
import type { Problem } from '#core';
import { flag } from './Command.ts';
import type { Call, Command } from './Command.ts';
import { readConfigFolder } from './readConfigFolder.ts';
import { json, listed, placed } from './report.ts';
import { say } from './words.ts';

/** `wangge fmt`: writes every JSON file of the config in its one form; `--check` only says which are not. */
export const fmt: Command = {
  name: 'fmt',
  usage: '[--check]',
  summary: { 'zh-CN': '把配置文件整理成统一写法', en: 'write the config files in their one form' },
  help: {
    'zh-CN': ['--check           只检查，不改文件'],
    en: ['--check           only say which files differ, change nothing'],
  },
  options: { check: { type: 'boolean' } },
  most: 0,
  run: async (call) => {
    const { files, problems: unread } = await readConfigFolder(call.config);
    const problems: Problem[] = [...unread];
    const changed: string[] = [];
    for (const [path, text] of files) {
      if (!/\.(?:json|geojson)$/.test(path)) continue;
      const formatted = format(text, path);
      if (formatted.status === 'unreadable') problems.push(formatted.problem);
      else if (formatted.text !== text) {
        changed.push(path);
        if (!flag(call, 'check')) await replaceFile(join(call.config, path), formatted.text);
      }
    }
    report(call, changed, placed(problems, files));
    return problems.length > 0 || (flag(call, 'check') && changed.length > 0) ? 1 : 0;
  },
};

function report(call: Call, changed: readonly string[], problems: readonly Problem[]): void {
  const { language, terminal } = call;
  const checked = flag(call, 'check');
  if (call.json) {
    terminal.out(
      json({ passed: problems.length === 0 && (!checked || changed.length === 0), changed, problems }),
    );
    return;
  }
  const lines = changed.map((path) => `${checked ? '✗' : '✓'} ${path}\n`).join('');
  const count = String(changed.length);
  const end = checked
    ? say(language, `${count} 个文件需要整理。\n`, `${count} files are not in the one form.\n`)
    : say(language, `整理了 ${count} 个文件。\n`, `${count} files written.\n`);
  terminal.out(lines + listed(problems, language) + end);
}

/** A whole file or the old one: a half-written config would not load. */
async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.wangge-fmt`;
  const { mode } = await stat(path);
  try {
    await writeFile(beside, text, { mode });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
