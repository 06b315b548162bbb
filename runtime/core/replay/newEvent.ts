import { own } from '#core/base';
import type { Case, CaseEvent, Kit } from '#core/model';
import { type Actor, type Intent, writeInstant } from '#core/rules';
import { completeIntent } from './completeIntent.ts';

export interface NewEvent {
  readonly kit: Kit;
  readonly flow: string;
  /** The case as the author saw it; null for `open`. */
  readonly case: Case | null;
  /** Id of the case: a ulid the device made for `open`, and that of the case for every other act. */
  readonly caseId: string;
  readonly actor: Pick<Actor, 'person' | 'post' | 'seat'>;
  /** `grid` is needed for `open` only. */
  readonly intent: Intent;
  /** A ulid made by the device, for this event. */
  readonly id: string;
  /** Device time, ms since 1970, corrected by the last seen difference to the server. */
  readonly at: number;
  readonly device: string;
}

/** The document of an act, with its calculated fields filled in for its own instant. It is not judged here: ask `decide` first. */
export function newEvent({
  kit,
  flow,
  case: seen,
  caseId,
  actor,
  intent,
  id,
  at,
  device,
}: NewEvent): CaseEvent {
  // Nobody acts before what they have seen: a clock that is slow must not put the act in front of its own base.
  const instant = seen === null ? at : Math.max(at, seen.updatedAt + 1);
  const found = own(kit.flows, flow);
  const { act, data, edits } = found === undefined ? intent : completeIntent(kit, found, intent, instant);
  return {
    _id: `e/${caseId}/${id}`,
    kind: 'event',
    case: caseId,
    flow,
    rev: kit.revision,
    act,
    by: actor.person,
    post: actor.post,
    seat: actor.seat,
    grid: seen?.grid ?? intent.grid ?? '',
    at: writeInstant(instant, kit.timeZone.offsetMinutes),
    device,
    base: seen?.head ?? null,
    ...(data === undefined ? {} : { data }),
    ...(edits === undefined ? {} : { edits }),
  };
}
