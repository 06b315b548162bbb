import type { Problem } from '#core';

/** A stretch of a text, in characters from its beginning. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The line that a problem names, from its column on; the beginning of the text where it names none. */
export function placeOfProblem(
  text: string,
  { line = 1, column = 1 }: Pick<Problem, 'line' | 'column'>,
): Range {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const words = (lines[line - 1] ?? '').replace(/\r$/, '');
  const start = Math.min(text.length, before + Math.min(Math.max(0, column - 1), words.length));
  return { start, end: Math.min(text.length, before + words.length) };
}
