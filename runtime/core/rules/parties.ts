import { own } from '#core/base';
import type { Flow, PartyFile } from '#core/model';
import type { Actor, CaseFacts, RuleKit } from './Actor.ts';

/** Whether the actor, in the post they act in, is this party of the case: as the person, or as their unit. */
export function isParty(
  kit: RuleKit,
  flow: Flow,
  actor: Pick<Actor, 'person' | 'post' | 'seat'>,
  party: string,
  facts: Pick<CaseFacts, 'parties'>,
): boolean {
  const members = own(facts.parties, party) ?? [];
  if (own(flow.parties, party)?.kind !== 'unit') return members.includes(actor.person);
  return own(kit.posts, actor.post)?.reach === 'unit' && members.includes(actor.seat);
}

/** Every unit that plays a part in the case. */
export function unitsOf(flow: Flow | undefined, facts: Pick<CaseFacts, 'parties'>): readonly string[] {
  return membersOf('unit', flow, facts);
}

/** Every person who plays a part in the case by name. */
export function personsOf(flow: Flow | undefined, facts: Pick<CaseFacts, 'parties'>): readonly string[] {
  return membersOf('person', flow, facts);
}

function membersOf(
  kind: PartyFile['kind'],
  flow: Flow | undefined,
  { parties }: Pick<CaseFacts, 'parties'>,
): readonly string[] {
  if (flow === undefined) return [];
  return Object.entries(parties).reduce<readonly string[]>(
    (found, [party, members]) => (own(flow.parties, party)?.kind === kind ? [...found, ...members] : found),
    [],
  );
}
