import type { Command } from './Command.ts';
import { say } from './words.ts';
import type { CliLanguage } from './words.ts';

const COMMON: Readonly<Record<CliLanguage, readonly string[]>> = {
  'zh-CN': [
    '--config <文件夹> 配置文件夹，默认 ./config',
    '--lang <语言>     zh-CN 或 en，默认按系统语言，否则中文',
    '--json            输出 JSON，供程序读取',
    '--help            显示说明',
  ],
  en: [
    '--config <folder> config folder, ./config by default',
    '--lang <language> zh-CN or en; by default that of the system, else Chinese',
    '--json            print JSON for programs',
    '--help            this text',
  ],
};

/** What `wangge --help` says. */
export function helpText(commands: readonly Command[], language: CliLanguage): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return lines([
    say(language, '网格工具箱命令行', 'Wangge Kit on the command line'),
    '',
    say(language, '用法：wangge <命令> [选项]', 'Usage: wangge <command> [options]'),
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary[language]}`),
    '',
    say(language, '共同的选项：', 'Options of every command:'),
    ...COMMON[language].map((line) => `  ${line}`),
    '',
    say(
      language,
      '退出码：0 正常，1 发现问题，2 用法不对。wangge <命令> --help 有更多说明。',
      'Exit codes: 0 all well, 1 problems found, 2 wrong usage. wangge <command> --help tells more.',
    ),
  ]);
}

/** What `wangge <verb> --help` says. */
export function commandHelp(command: Command, language: CliLanguage): string {
  const { name, usage, summary, help } = command;
  return lines([
    summary[language],
    '',
    `${say(language, '用法：', 'Usage: ')}wangge ${[name, usage].filter((part) => part !== '').join(' ')} ${say(language, '[选项]', '[options]')}`,
    '',
    ...[...help[language], ...COMMON[language]].map((line) => `  ${line}`),
  ]);
}

function lines(text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}
