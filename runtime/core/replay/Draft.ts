import type { JsonObject, Pointer } from '#core/base';
import type { Chart, ChartState } from '#core/chart';
import type { ActRecord, DeadlineRun, Entry, Flow, Kit, Question } from '#core/model';
import type { CaseFacts } from '#core/rules';
import type { Plan } from './plan.ts';

/** The facts of a case while it is being folded: the same object all along, changed in place. */
interface DraftFacts {
  readonly flow: string;
  readonly grid: string;
  states: readonly string[];
  tags: readonly string[];
  record: JsonObject;
  readonly latest: Record<string, ActRecord>;
  readonly counts: Record<string, number>;
  parties: Readonly<Record<string, readonly string[]>>;
  questions: readonly Question[];
}

/** A run of a deadline while it is being folded. */
export interface Run {
  readonly id: string;
  readonly run: number;
  readonly startedAt: number;
  readonly span: DeadlineRun['span'];
  due: number | null;
  provisional: boolean;
  stoppedAt: number | null;
  pauses: readonly (readonly [number, number | null])[];
  extendedTo: number | null;
  /** Its deadline was raised: at most once a run. */
  raised: boolean;
}

/** A case while it is being folded. */
export interface Draft {
  readonly flow: Flow;
  readonly chart: Chart;
  readonly plan: Plan;
  readonly id: string;
  readonly rev: string;
  readonly openedAt: number;
  updatedAt: number;
  head: string;
  state: ChartState;
  readonly facts: DraftFacts;
  /** Place in the record → event that last put a value there, the latest last. */
  readonly setters: Map<Pointer, string>;
  readonly runs: Run[];
  /** How many runs there were, by the index of the deadline. */
  readonly runNumbers: number[];
  /** The run that lasts, by the index of the deadline. */
  readonly lasting: (Run | undefined)[];
  /** The earliest due instant of a lasting run that was not raised; Infinity when there is none. */
  nextDue: number;
  /** Instant of the last change of the case, deadlines included. */
  changedAt: number;
  readonly audience: Set<string>;
  /** Number of applied events, and what last moved the chart. */
  applied: number;
  moved: { readonly by: string; readonly applied: number };
}

/** Facts as they stood after an event that a later one was based on (SPEC P3). */
interface Kept {
  readonly facts: CaseFacts;
  readonly applied: number;
}

/** A fold on its way. */
export interface Folding {
  readonly kit: Kit;
  readonly timeline: Entry[];
  readonly kept: Map<string, Kept>;
  /** null until an `open` was applied. */
  draft: Draft | null;
}

export function startFolding(kit: Kit): Folding {
  return { kit, timeline: [], kept: new Map(), draft: null };
}

/** A copy that may be carried on without touching the first. */
export function copyFolding(folding: Folding): Folding {
  const { kit, timeline, kept, draft } = folding;
  return {
    kit,
    timeline: timeline.slice(),
    kept: new Map(kept),
    draft: draft === null ? null : copyDraft(draft),
  };
}

function copyDraft(draft: Draft): Draft {
  const copies = new Map(draft.lasting.map((run) => [run, run === undefined ? undefined : { ...run }]));
  return {
    ...draft,
    facts: copyFacts(draft.facts),
    setters: new Map(draft.setters),
    // A run that has stopped never changes again.
    runs: draft.runs.map((run) => copies.get(run) ?? run),
    runNumbers: draft.runNumbers.slice(),
    lasting: draft.lasting.map((run) => copies.get(run)),
    audience: new Set(draft.audience),
  };
}

function copyFacts(facts: DraftFacts): DraftFacts {
  return { ...facts, latest: { ...facts.latest }, counts: { ...facts.counts } };
}

/** Keeps the facts as they stand at the head. */
export function keepFacts({ kept }: Folding, draft: Draft): void {
  kept.set(draft.head, { facts: copyFacts(draft.facts), applied: draft.applied });
}
