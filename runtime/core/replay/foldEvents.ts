import { own } from '#core/base';
import type { CaseEvent } from '#core/model';
import type { ReadEvent } from '#core/rules';
import { applyEvent, applyOpen, raiseDeadlines } from './apply.ts';
import { type Folding, keepFacts } from './Draft.ts';
import { judge } from './judge.ts';

const NOWHERE: readonly string[] = Object.freeze([]);

/**
 * The ids of events that a later event was based on without following them at once: their facts must be kept.
 * An event that follows its base at once is judged on the head alone.
 */
export function basesOf(items: readonly ReadEvent[]): ReadonlySet<string> {
  const bases = new Set<string>();
  let previous: string | null = null;
  for (const { event } of items) {
    if (event.base !== null && event.base !== previous) bases.add(event.base);
    previous = event._id;
  }
  return bases;
}

/** Folds events in their order, `from` inclusive to `to` exclusive, with the deadlines between them. */
export function foldEvents(
  folding: Folding,
  items: readonly ReadEvent[],
  range: { readonly from: number; readonly to: number },
  bases: ReadonlySet<string>,
  now: number,
): void {
  for (let index = range.from; index < range.to; index += 1) {
    const item = items[index];
    if (item !== undefined) foldEvent(folding, item, bases, now);
  }
}

function foldEvent(
  folding: Folding,
  { event, at }: ReadEvent,
  bases: ReadonlySet<string>,
  now: number,
): void {
  if (folding.draft !== null) raiseDeadlines(folding, folding.draft, Math.min(at, now));
  const verdict = judge(folding, event, at, now);
  const entered = verdict.status === 'applied' ? apply(folding, event, at) : NOWHERE;
  folding.timeline.push({ kind: 'event', event, at, verdict, entered });
  if (folding.draft !== null && verdict.status === 'applied' && bases.has(event._id))
    keepFacts(folding, folding.draft);
}

function apply(folding: Folding, event: CaseEvent, at: number): readonly string[] {
  if (folding.draft !== null) return applyEvent(folding.kit, folding.draft, event, at);
  const flow = own(folding.kit.flows, event.flow);
  return flow === undefined ? NOWHERE : applyOpen(folding, flow, event, at);
}
