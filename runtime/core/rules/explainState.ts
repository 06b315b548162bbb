import { isObject, isText, own, type Text } from '#core/base';
import { flowTable, leavesOf, rowsFor, statesKnowing, type StatePath } from '#core/flow';
import type { ActionFile, Flow } from '#core/model';
import type { CaseFacts } from './Actor.ts';
import { reasons } from './reasons.ts';
import { listWords, type Words, wordsOf } from './words.ts';

/** More names than this do not help anyone. */
const MOST_STATES = 4;

/** Why the state does not allow the act: where the case is, and where it would have to be. */
export function explainState(flow: Flow, act: string, action: ActionFile, facts: CaseFacts): Text {
  const table = flowTable(flow);
  const title = wordsOf(action.title);
  const now = titles(flow, leavesOf(table, facts.states));
  const possible = statesKnowing(table, act);
  const where = titles(flow, possible.length === 0 ? (action.during ?? []) : possible);
  const names = listWords(now, 'quoted');
  // A state that is both "now" and "where" (a part of it is meant) would make a riddle of the sentence.
  const helps =
    where.length > 0 &&
    where.length <= MOST_STATES &&
    !where.some(({ zh }) => now.some((other) => other.zh === zh));
  if (now.length === 0 || !helps) return reasons.state(names, title);
  return reasons.stateUntil(names, title, listWords(where, 'either'));
}

/** The words of a state or of its nearest titled ancestor; nothing for states that are not shown to people. */
function titles(flow: Flow, paths: readonly StatePath[]): readonly Words[] {
  const { states } = flowTable(flow);
  const found: Words[] = [];
  for (const path of paths) {
    let at: StatePath | null = path;
    while (at !== null && own(states, at)?.title === undefined) at = own(states, at)?.parent ?? null;
    const title = at === null ? undefined : own(states, at)?.title;
    if (title === undefined) continue;
    const words = wordsOf(title);
    if (!found.some(({ zh }) => zh === words.zh)) found.push(words);
  }
  return found;
}

/** Why the conditions do not hold: a condition may say so itself in `x-reason` (a text in the kit's languages). */
export function explainGuard(flow: Flow, act: string, action: ActionFile, facts: CaseFacts): Text {
  const title = wordsOf(action.title);
  const why: Words[] = [];
  for (const { guard } of rowsFor(flowTable(flow), facts.states, act)) {
    const reason = isObject(guard) ? own(guard, 'x-reason') : undefined;
    if (isText(reason)) why.push(wordsOf(reason));
  }
  return why.length === 0 ? reasons.guard(title) : reasons.guardBecause(title, listWords(why, 'plain'));
}
