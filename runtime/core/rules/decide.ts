import { type JsonObject, own, type Text } from '#core/base';
import { type Acceptance, acceptsAct, flowTable } from '#core/flow';
import type { ActionFile, Flow, GrantFile } from '#core/model';
import type { Actor, CaseFacts, Decision, Deny, DenyCode, Intent, RuleKit } from './Actor.ts';
import { explainGuard, explainState } from './explainState.ts';
import { type Fault, judgeData } from './judgeData.ts';
import { judgeEdits } from './judgeEdits.ts';
import { isParty } from './parties.ts';
import { seatCovers, seatExists } from './reach.ts';
import { reasons } from './reasons.ts';
import { factsBefore, guardScope } from './scope.ts';
import { listWords, type Words, wordsOf } from './words.ts';

interface Matter {
  readonly kit: RuleKit;
  readonly flow: Flow;
  readonly action: ActionFile;
  readonly actor: Actor;
  readonly intent: Intent;
  /** null: the case is not opened yet. */
  readonly facts: CaseFacts | null;
}

const ALLOW: Decision = Object.freeze({ allow: true });

/**
 * May this person do this act, in this post, in this case (null: it is to be opened) with this data?
 * One rule for the button, the replay and the door of the database (SPEC R1, R2).
 */
export function decide(
  kit: RuleKit,
  flowId: string,
  actor: Actor,
  intent: Intent,
  facts: CaseFacts | null,
): Decision {
  const flow = own(kit.flows, flowId);
  if (flow === undefined) return deny('act.unknown', reasons.flowUnknown(flowId));
  const action = own(flow.actions, intent.act);
  if (action === undefined) return deny('act.unknown', reasons.actUnknown(intent.act, wordsOf(flow.title)));
  const matter: Matter = { kit, flow, action, actor, intent, facts };
  return denyActor(matter) ?? denyParty(matter) ?? denyMoment(matter) ?? denyContent(matter) ?? ALLOW;
}

function deny(code: DenyCode, reason: Text): Deny {
  return { allow: false, code, reason };
}

/** `post.not-held`, `post.not-allowed`, `seat.out-of-reach`. */
function denyActor(matter: Matter): Deny | undefined {
  const { kit, action, actor } = matter;
  const held = actor.holdings.some(({ post, seat }) => post === actor.post && seat === actor.seat);
  if (!held) return deny('post.not-held', reasons.notHeld(postWords(kit, actor.post)));
  if (!action.by.some(({ post }) => post === actor.post)) {
    const posts = listWords(
      action.by.map(({ post }) => postWords(kit, post)),
      'plain',
    );
    const title = wordsOf(action.title);
    return deny(
      'post.not-allowed',
      posts.zh === '' ? reasons.nobodyAllowed(title) : reasons.notAllowed(posts, title),
    );
  }
  if (isInReach(matter)) return undefined;
  return deny('seat.out-of-reach', reasons.outOfReach(postWords(kit, actor.post), gridWords(matter)));
}

function isInReach({ kit, flow, action, actor, intent, facts }: Matter): boolean {
  const { post, seat } = actor;
  if (facts !== null) return seatCovers(kit, post, seat, facts);
  if (own(kit.posts, post)?.reach === 'unit') {
    // A unit has no area: it may open what it takes part in from the start.
    const joins = Object.entries(action.assigns ?? {}).some(
      ([party, source]) => source === '@unit' && own(flow.parties, party)?.kind === 'unit',
    );
    const known = intent.grid === undefined || own(kit.division.grids, intent.grid) !== undefined;
    return joins && known && seatExists(kit, post, seat);
  }
  // For the button it is not known yet in which grid the case will be.
  if (intent.grid === undefined && intent.data === undefined) return seatExists(kit, post, seat);
  return seatCovers(kit, post, seat, intent.grid ?? '');
}

/** `party.required`, `party.excluded`. */
function denyParty({ kit, flow, action, actor, facts }: Matter): Deny | undefined {
  const parties = { parties: facts?.parties ?? {} };
  const isHere = (party: string): boolean => isParty(kit, flow, actor, party, parties);
  const grants = action.by.filter(({ post }) => post === actor.post);
  const granted = ({ as }: GrantFile): boolean => as === undefined || isHere(as);
  if (!grants.some(granted)) {
    const wanted = grants.map((grant) => partyWords(flow, grant.as ?? ''));
    return deny('party.required', reasons.partyRequired(listWords(wanted, 'plain'), wordsOf(action.title)));
  }
  const excluded = (action.unless ?? []).filter(isHere);
  if (excluded.length === 0) return undefined;
  const words = listWords(
    excluded.map((party) => partyWords(flow, party)),
    'plain',
  );
  return deny('party.excluded', reasons.partyExcluded(words, wordsOf(action.title)));
}

/** `state`, `guard`. */
function denyMoment(matter: Matter): Deny | undefined {
  const { flow, action, intent, facts } = matter;
  const { act } = intent;
  if (facts === null && act !== 'open') return deny('state', reasons.notOpened(wordsOf(action.title)));
  if (facts !== null && act === 'open') return deny('state', reasons.openedAlready());
  const now = facts ?? factsBefore(flow, intent.data ?? {}, intent.grid ?? '');
  switch (acceptance(matter, now)) {
    case 'yes':
      return undefined;
    case 'state':
      return deny('state', explainState(flow, act, action, now));
    case 'guard':
      return deny('guard', explainGuard(flow, act, action, now));
  }
}

/** An act that is no event of the chart keeps the state: `during` alone says when it may be done. */
function acceptance({ flow, action, actor, intent }: Matter, now: CaseFacts): Acceptance {
  const { during } = action;
  if (during !== undefined && !during.some((path) => now.states.includes(path))) return 'state';
  const table = flowTable(flow);
  if (!table.acts.includes(intent.act)) return during === undefined ? 'state' : 'yes';
  const withData = intent.data !== undefined || intent.edits !== undefined;
  const scope = (): JsonObject => guardScope(intent.data ?? {}, actor, now);
  return acceptsAct(table, now.states, intent.act, scope, { withData });
}

/** `data`, `edits`. Not asked for the button: the form is still to be filled in. */
function denyContent({ kit, flow, action, intent, facts }: Matter): Deny | undefined {
  const { act, data, edits, at } = intent;
  if (data === undefined && edits === undefined) return undefined;
  const fault =
    action.edits === undefined ? judgeData(kit, flow, act, data ?? {}, at) : judgeNoData(action, data);
  if (fault !== undefined) return { ...deny('data', fault.reason), violations: fault.violations };
  if (facts === null) return undefined;
  const wrong = judgeEdits(kit, flow, act, edits ?? [], facts, at);
  return wrong === undefined ? undefined : { ...deny('edits', wrong.reason), violations: wrong.violations };
}

/** An act that edits the record carries its edits and nothing else. */
function judgeNoData(action: ActionFile, data: Intent['data']): Fault | undefined {
  if (data === undefined || Object.keys(data).length === 0) return undefined;
  return { reason: reasons.dataUnasked(wordsOf(action.title)), violations: [] };
}

function postWords(kit: RuleKit, post: string): Words {
  const title = own(kit.posts, post)?.title;
  return title === undefined ? { zh: `“${post}”`, en: `“${post}”` } : wordsOf(title);
}

function partyWords(flow: Flow, party: string): Words {
  const title = own(flow.parties, party)?.title;
  return title === undefined ? { zh: party, en: party } : wordsOf(title);
}

function gridWords({ kit, intent, facts }: Matter): Words {
  const code = facts?.grid ?? intent.grid ?? '';
  const grid = own(kit.division.grids, code);
  return grid === undefined ? { zh: '这个网格', en: 'This grid' } : wordsOf(grid.name);
}
