import type { Text } from '#core/base';
import type { CaseEvent, Verdict } from '#core/model';
import { type Actor, type CaseFacts, decide, type Decision, type Intent, reasons } from '#core/rules';
import type { Draft, Folding } from './Draft.ts';

/** An event may be dated so much later than the clock that judges it: clocks are never quite equal (SPEC P8). */
const AHEAD = 10 * 60_000;

const APPLIED: Verdict = Object.freeze({ status: 'applied' });

/** The verdict on an event whose turn has come (SPEC P2, P3, P8). */
export function judge(folding: Folding, event: CaseEvent, at: number, now: number): Verdict {
  if (at > now + AHEAD) return refused('event.future', reasons.future());
  const { kit, draft } = folding;
  if (draft !== null && !belongs(draft, event)) return refused('event.other-case', reasons.otherCase());
  const actor = actorOf(event);
  const intent = intentOf(event, at);
  const ask = (facts: CaseFacts | null): Decision => decide(kit, event.flow, actor, intent, facts);
  const decision = ask(draft?.facts ?? null);
  if (decision.allow) return APPLIED;
  const { code, reason } = decision;
  const before = draft === null ? undefined : findBase(folding, draft, event);
  if (draft !== null && before !== undefined && ask(before.facts).allow) {
    const by = draft.moved.applied > before.applied ? draft.moved.by : draft.head;
    return { status: 'superseded', by, code, reason };
  }
  return refused(code, reason);
}

function refused(code: string, reason: Text): Verdict {
  return { status: 'refused', code, reason };
}

function belongs(draft: Draft, event: CaseEvent): boolean {
  return event.case === draft.id && event.flow === draft.facts.flow && event.grid === draft.facts.grid;
}

/** The case as the author saw it, when that is older than the head; nothing was there before an `open`. */
function findBase(
  { kept }: Folding,
  draft: Draft,
  { base, act }: CaseEvent,
): { readonly facts: CaseFacts | null; readonly applied: number } | undefined {
  if (base === null) return act === 'open' ? { facts: null, applied: 0 } : undefined;
  return base === draft.head ? undefined : kept.get(base);
}

/** The door of the database held the author's holdings against this post and seat; here they are taken as written. */
function actorOf({ by, post, seat }: CaseEvent): Actor {
  return { person: by, holdings: [{ post, seat }], post, seat };
}

/** Sent, so no longer a question for a button: what is absent is empty. */
function intentOf({ act, data = {}, edits = [], grid }: CaseEvent, at: number): Intent {
  return { act, data, edits, grid, at };
}
