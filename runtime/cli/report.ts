import { findPlace } from '#core';
import type { Problem } from '#core';
import { read, say } from './words.ts';
import type { CliLanguage } from './words.ts';

/** A problem as an integrator's tools read it: with the place in the text, from 1, where there is one. */
export interface Placed extends Problem {
  readonly line?: number;
  readonly column?: number;
}

/** Adds line and column to problems that only have a pointer. */
export function placed(problems: readonly Problem[], files: ReadonlyMap<string, string>): readonly Placed[] {
  return problems.map((problem) => {
    if (problem.line !== undefined) return problem;
    const place =
      problem.pointer === '' ? undefined : findPlace(files.get(problem.file) ?? '', problem.pointer);
    return place === undefined ? problem : { ...problem, line: place.line, column: place.column };
  });
}

/** `forms/incident/form.schema.json:12:3 /properties/what` and below it the message, for each problem. */
export function listed(problems: readonly Placed[], language: CliLanguage): string {
  return problems
    .map((problem) => {
      const { file, pointer, line, column, severity, code } = problem;
      const place = [file, line, column].filter((part) => part !== undefined && part !== '').join(':');
      const mark = severity === 'error' ? '✗' : '!';
      return `${mark} ${[place, pointer].filter((part) => part !== '').join(' ')}\n    ${read(problem.message, language)} [${code}]\n`;
    })
    .join('');
}

export function countOf(problems: readonly Problem[]): {
  readonly errors: number;
  readonly warnings: number;
} {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** `2 个错误，1 个提醒`. */
export function counted(problems: readonly Problem[], language: CliLanguage): string {
  const { errors, warnings } = countOf(problems);
  return say(language, `${errors} 个错误，${warnings} 个提醒`, `${errors} errors, ${warnings} warnings`);
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
