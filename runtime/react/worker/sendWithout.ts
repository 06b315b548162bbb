import { decide, own, type Case, type CaseEvent, type Flow, type Holding, type JsonObject } from '#core';
import type { RefusedEvent } from '#sync';
import { actsOf, openerFor, submit, type Submitted, type Workplace } from '../data/index.ts';
import { draftAddress } from '../draft/index.ts';
import { correctionOf } from './beginCorrection.ts';

/**
 * Sends the same act once more without the files that this device has lost; it replaces the event that was not taken. Where the form
 * cannot do without them, or its correction was begun before, nothing is sent: `address` is where it is filled in. An act that edits a
 * record is always looked through by its author, because the record may be another by now.
 */
export async function sendWithout(
  place: Workplace,
  refusal: RefusedEvent,
  event: CaseEvent,
): Promise<Submitted | { readonly status: 'asks'; readonly address: string }> {
  const { draft, isBegun } = await correctionOf(place, refusal, event);
  const one = event.act === 'open' ? undefined : place.index.find(event.case);
  const as = capacityOf(place, event, one);
  const data = draft.data as JsonObject;
  if (!isBegun && event.edits === undefined && as !== undefined && isTaken(place, event, one, as, data)) {
    const { corrects, files } = draft;
    const on = one ?? { grid: event.grid };
    return submit(place, { flow: event.flow, act: event.act, as, on, data, files, corrects });
  }
  if (!isBegun) await place.drafts.save(draft);
  return { status: 'asks', address: draftAddress(draft) };
}

function capacityOf(place: Workplace, event: CaseEvent, one: Case | undefined): Holding | undefined {
  if (event.act === 'open') {
    const flow = own<Flow>(place.kit.flows, event.flow);
    return flow && openerFor(place.kit, flow, place.me, event.grid);
  }
  const option = one && actsOf(place, one).find(({ act, decision }) => act === event.act && decision.allow);
  return option && { post: option.post ?? '', seat: option.seat ?? '' };
}

function isTaken(
  { kit: newest, kitOf, me, clock }: Workplace,
  { flow, act, grid }: CaseEvent,
  one: Case | undefined,
  as: Holding,
  data: JsonObject,
): boolean {
  const kit = one === undefined ? newest : (kitOf(one.rev) ?? newest);
  const actor = { person: me.person, holdings: me.holdings, ...as };
  return decide(kit, flow, actor, { act, data, grid, at: clock() }, one ?? null).allow;
}
