import { splitPointer, type Problem } from '#core';
import type { Item } from '#designer/form';

/** How many problems each part has, those of the parts in it left out; by its place in the schema. */
export type ProblemCounts = ReadonlyMap<string, number>;

/** The form that a problem is about; undefined for other files. */
export function formOfProblem({ file }: Problem): string | undefined {
  return /^forms\/([^/]+)\//.exec(file)?.[1];
}

/** The innermost part that a problem is about, in whichever file of the form it was found. */
export function partOfProblem({ file, pointer }: Problem, outline: Item): Item {
  if (file.endsWith('/form.ui.json')) return innermost(outline, (item) => isAt(pointer, item.ui));
  // A translation is named by the place of its text.
  const place = file.includes('/i18n/') ? (splitPointer(pointer)[0] ?? '') : pointer;
  if (place.startsWith('ui:')) return innermost(outline, (item) => isAt(place.slice('ui:'.length), item.ui));
  return innermost(outline, (item) => isAt(place, item.pointer));
}

function isAt(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

function innermost(item: Item, holds: (item: Item) => boolean): Item {
  const inner = item.children.find(holds);
  return inner === undefined ? item : innermost(inner, holds);
}

export function countProblems(problems: readonly Problem[], form: string, outline: Item): ProblemCounts {
  const counts = new Map<string, number>();
  for (const problem of problems) {
    if (formOfProblem(problem) !== form) continue;
    const { pointer } = partOfProblem(problem, outline);
    counts.set(pointer, (counts.get(pointer) ?? 0) + 1);
  }
  return counts;
}
