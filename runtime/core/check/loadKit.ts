import { type Loaded, outcomeOf, readKit } from '#core/model';
import { checkKit } from './checkKit.ts';

/**
 * The kit of these files (path inside `config/` → text) with every problem: those of each file by itself and, once
 * these are no errors, those between files (SPEC M1, M2). Never throws.
 */
export function loadKit(files: ReadonlyMap<string, string>): Loaded {
  const read = readKit(files);
  if (read.status === 'refused') return read;
  const problems = [...read.problems, ...checkKit(read.kit)];
  // By file, as `readKit` has it; within one the order of the checks stays.
  problems.sort((left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0));
  return outcomeOf(read.kit, problems);
}
