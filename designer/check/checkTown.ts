import { checkKit, readKit, type Kit, type Problem } from '#core';

/** What changed since the last request; null is a file that is gone. */
export interface CheckRequest {
  readonly number: number;
  readonly changed: readonly (readonly [string, string | null])[];
  /** Whether the kit is wanted too: sending it costs more than finding the problems. */
  readonly withKit: boolean;
}

export interface CheckAnswer {
  readonly number: number;
  readonly problems: readonly Problem[];
  /** Also of a town that could not be published yet: a preview shows what is there. */
  readonly kit: Kit | undefined;
}

/** Everything that is wrong with the town's files, and the kit they make. `files` is brought up to date. */
export function checkTown(
  files: Map<string, string>,
  { number, changed, withKit }: CheckRequest,
): CheckAnswer {
  for (const [path, text] of changed) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  const read = readKit(files);
  if (read.status === 'refused') return { number, problems: read.problems, kit: undefined };
  const problems = [...read.problems, ...checkKit(read.kit)];
  return { number, problems, kit: withKit ? read.kit : undefined };
}
