import type { ParseArgsConfig } from 'node:util';
import type { ExitCode, Terminal } from './Terminal.ts';
import type { CliLanguage } from './words.ts';

/** Everything a verb was called with. */
export interface Call {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly language: CliLanguage;
  readonly json: boolean;
  /** Absolute path of the config folder. */
  readonly config: string;
  readonly terminal: Terminal;
}

/** One verb. Options that every verb has (`--config`, `--lang`, `--json`, `--help`) are not listed in it. */
export interface Command {
  readonly name: string;
  /** After the verb: `[flow]`. */
  readonly usage: string;
  /** One line in the list of verbs. */
  readonly summary: Readonly<Record<CliLanguage, string>>;
  /** Its own options, one line each. */
  readonly help: Readonly<Record<CliLanguage, readonly string[]>>;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words may follow the verb. */
  readonly most: number;
  readonly run: (call: Call) => Promise<ExitCode>;
}

/** A value of an option that takes one. */
export function option(call: Pick<Call, 'values'>, name: string): string | undefined {
  const value = call.values[name];
  return typeof value === 'string' ? value : undefined;
}

export function flag(call: Pick<Call, 'values'>, name: string): boolean {
  return call.values[name] === true;
}

/** The values of an option that may be given several times. */
export function repeated(call: Pick<Call, 'values'>, name: string): readonly string[] {
  const value = call.values[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
