import { own } from '#core/base';
import type { CaseEvent, Flow, Kit } from '#core/model';
import { namesAt } from '#core/rules';

type Parties = Readonly<Record<string, readonly string[]>>;

/** The parties after an act: a pointer into its data replaces a party, `@person` and `@unit` join one (or replace it). */
export function assignParties(kit: Kit, flow: Flow, parties: Parties, event: CaseEvent): Parties {
  const assigns = own(flow.actions, event.act)?.assigns;
  if (assigns === undefined) return parties;
  const next: Record<string, readonly string[]> = { ...parties };
  for (const [party, source] of Object.entries(assigns)) {
    const self = source === '@person' ? event.by : source === '@unit' ? unitOf(kit, event) : undefined;
    if (self !== undefined) next[party] = join(flow, party, own(parties, party) ?? [], self);
    else if (!source.startsWith('@')) next[party] = namesAt(event.data ?? {}, source);
  }
  return next;
}

function join(flow: Flow, party: string, members: readonly string[], self: string): readonly string[] {
  if (own(flow.parties, party)?.many !== true) return [self];
  return members.includes(self) ? members : [...members, self];
}

/** Someone who does not act for a unit brings none into the case. */
function unitOf(kit: Kit, { post, seat }: CaseEvent): string | undefined {
  return own(kit.posts, post)?.reach === 'unit' ? seat : undefined;
}
