import { own } from '#core/base';
import type { ActionFile, Holding, Kit } from '#core/model';
import { type CaseFacts, type Decision, DENY_CODES } from './Actor.ts';
import { decide } from './decide.ts';

/** One act of the flow, as this person may or may not do it now. */
export interface Option {
  readonly act: string;
  readonly action: ActionFile;
  /** The holding in which it may be done, or in which the fewest things stand in its way. */
  readonly post?: string;
  readonly seat?: string;
  readonly decision: Decision;
}

/** Every act of the flow for the buttons: `open` when there is no case yet, all others when there is. */
export function options(
  kit: Kit,
  flowId: string,
  person: string,
  holdings: readonly Holding[],
  facts: CaseFacts | null,
): readonly Option[] {
  const flow = own(kit.flows, flowId);
  if (flow === undefined) return [];
  return Object.entries(flow.actions)
    .filter(([act]) => (act === 'open') === (facts === null))
    .map(([act, action]) => best(kit, flowId, person, holdings, facts, act, action));
}

function best(
  kit: Kit,
  flowId: string,
  person: string,
  holdings: readonly Holding[],
  facts: CaseFacts | null,
  act: string,
  action: ActionFile,
): Option {
  const asked = holdings.map(({ post, seat }): Option => {
    const decision = decide(kit, flowId, { person, holdings, post, seat }, { act }, facts);
    return { act, action, post, seat, decision };
  });
  const [first, ...others] = asked;
  if (first === undefined) {
    const nobody = { person, holdings, post: '', seat: '' };
    return { act, action, decision: decide(kit, flowId, nobody, { act }, facts) };
  }
  return others.reduce(
    (found, other) => (rank(other.decision) > rank(found.decision) ? other : found),
    first,
  );
}

/** How far the decision came before something stood in the way. */
function rank(decision: Decision): number {
  return decision.allow ? DENY_CODES.length : DENY_CODES.indexOf(decision.code);
}
