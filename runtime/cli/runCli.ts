import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nearestName } from '#core';
import { accounts } from './accounts.ts';
import { audit } from './audit.ts';
import { check } from './check.ts';
import type { Call, Command } from './Command.ts';
import { fmt } from './fmt.ts';
import { commandHelp, helpText } from './help.ts';
import { migrateStore } from './migrateStore.ts';
import { print } from './print.ts';
import { provision } from './provision.ts';
import { scenario } from './scenario.ts';
import { start } from './start.ts';
import type { ExitCode, Terminal } from './Terminal.ts';
import { languageOf, say } from './words.ts';
import type { CliLanguage } from './words.ts';

const COMMANDS: readonly Command[] = [
  start,
  check,
  fmt,
  scenario,
  print,
  provision,
  accounts,
  audit,
  migrateStore,
];

const COMMON = {
  config: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `wangge <verb> …`: finds the verb, reads its options, runs it. Never throws for what a person typed. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = languageOf(askedLanguage(args), terminal.env);
  if (language === undefined) {
    terminal.err('--lang: zh-CN, en\n');
    return 2;
  }
  const [verb, ...rest] = args;
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    (verb === undefined ? terminal.err : terminal.out)(helpText(COMMANDS, language));
    return verb === undefined ? 2 : 0;
  }
  const command = COMMANDS.find(({ name }) => name === verb);
  if (command === undefined) {
    terminal.err(unknownVerb(verb, language));
    return 2;
  }
  return runCommand(command, rest, language, terminal);
}

async function runCommand(
  command: Command,
  args: readonly string[],
  language: CliLanguage,
  terminal: Terminal,
): Promise<ExitCode> {
  const parsed = parse(command, args);
  if (typeof parsed === 'string' || parsed.positionals.length > command.most) {
    const reason = typeof parsed === 'string' ? parsed : parsed.positionals.slice(command.most).join(' ');
    terminal.err(
      say(language, `用法不对：${reason}\n\n`, `Wrong usage: ${reason}\n\n`) + commandHelp(command, language),
    );
    return 2;
  }
  const { values, positionals } = parsed;
  if (values['help'] === true) {
    terminal.out(commandHelp(command, language));
    return 0;
  }
  const config = typeof values['config'] === 'string' ? values['config'] : 'config';
  const call: Call = {
    words: positionals,
    values,
    language,
    json: values['json'] === true,
    config: resolve(terminal.cwd, config),
    terminal,
  };
  try {
    return await command.run(call);
  } catch (error) {
    // A full disk or a missing right is the machine's fault, told in its words; anything else is ours and stays loud.
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    terminal.err(`${error.message}\n`);
    return 1;
  }
}

interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

function parse({ options }: Command, args: readonly string[]): Parsed | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, ...COMMON },
      allowPositionals: true,
      allowNegative: true,
      strict: true,
    });
    return { values, positionals };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Before the options are read: a wrong option has to be told in the right language. */
function askedLanguage(args: readonly string[]): string | undefined {
  const joined = args.find((arg) => arg.startsWith('--lang='));
  if (joined !== undefined) return joined.slice('--lang='.length);
  const at = args.indexOf('--lang');
  return at < 0 ? undefined : (args[at + 1] ?? '');
}

function unknownVerb(verb: string, language: CliLanguage): string {
  const names = COMMANDS.map(({ name }) => name);
  const near = nearestName(verb, names);
  const hint =
    near === undefined
      ? say(language, `可用的有：${names.join('、')}。`, `There are: ${names.join(', ')}.`)
      : say(language, `是不是 ${near}？`, `Did you mean ${near}?`);
  return say(language, `没有 ${verb} 这个命令。${hint}\n`, `There is no command ${verb}. ${hint}\n`);
}
