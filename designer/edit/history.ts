import type { Text } from '#core';
import type { Change, ChangeFailure, FileEdit } from './applyChange.ts';
import { applyChange } from './applyChange.ts';
import type { Draft } from './Draft.ts';

/** One line of the list of changes. */
export interface Step {
  /** What was done, in a sentence for people. */
  readonly label: Text;
  readonly change: Change;
  readonly inverse: Change;
  /** Steps in a row with the same name are one step: the letters of one label. */
  readonly joins?: string;
}

/** Plain data: stored beside the draft's texts it still fits them after a reload. The last step is the latest. */
export interface History {
  readonly done: readonly Step[];
  /** The next to be done again is the last. */
  readonly undone: readonly Step[];
}

export interface Work {
  readonly draft: Draft;
  readonly history: History;
}

export type Worked =
  | { readonly status: 'done'; readonly work: Work }
  /** There is nothing to take back or to do again. */
  | { readonly status: 'nothing' }
  | { readonly status: 'failed'; readonly failure: ChangeFailure };

export const NO_HISTORY: History = { done: [], undone: [] };

/** Makes a change and remembers it. What had been taken back can no longer be done again. */
export function perform(work: Work, step: Pick<Step, 'label' | 'change' | 'joins'>): Worked {
  const changed = applyChange(work.draft, step.change);
  if (changed.status === 'failed') return changed;
  const last = work.history.done.at(-1);
  const next: Step = { ...step, inverse: changed.inverse };
  const isJoined = step.joins !== undefined && last?.joins === step.joins && work.history.undone.length === 0;
  const done =
    last && isJoined ? [...work.history.done.slice(0, -1), joined(last, next)] : [...work.history.done, next];
  return { status: 'done', work: { draft: changed.draft, history: { done, undone: [] } } };
}

/** Takes the latest step back. */
export function undo({ draft, history }: Work): Worked {
  const step = history.done.at(-1);
  if (!step) return { status: 'nothing' };
  const changed = applyChange(draft, step.inverse);
  if (changed.status === 'failed') return changed;
  const { done, undone } = history;
  return {
    status: 'done',
    work: { draft: changed.draft, history: { done: done.slice(0, -1), undone: [...undone, step] } },
  };
}

/** Does again what was taken back last. */
export function redo({ draft, history }: Work): Worked {
  const step = history.undone.at(-1);
  if (!step) return { status: 'nothing' };
  const changed = applyChange(draft, step.change);
  if (changed.status === 'failed') return changed;
  const { done, undone } = history;
  return {
    status: 'done',
    work: { draft: changed.draft, history: { done: [...done, step], undone: undone.slice(0, -1) } },
  };
}

function joined(first: Step, second: Step): Step {
  return {
    ...second,
    change: withoutBetween([...first.change, ...second.change]),
    inverse: withoutBetween([...second.inverse, ...first.inverse]),
  };
}

/** Whole texts of one file in a row are one: the letters of a template would else each keep two copies of it. */
function withoutBetween(change: Change): Change {
  const kept: FileEdit[] = [];
  for (const edit of change) {
    const last = kept.at(-1);
    const follows = last && 'to' in last && 'to' in edit && last.file === edit.file && last.to === edit.from;
    if (follows) kept[kept.length - 1] = { file: edit.file, from: last.from, to: edit.to };
    else kept.push(edit);
  }
  return kept;
}
