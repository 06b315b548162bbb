import { assertNever, own } from '#core/base';
import type { CaseEvent } from '#core/model';
import type { CaseFacts, RuleKit } from './Actor.ts';
import { unitsOf } from './parties.ts';
import { isPersonal, personDatabase } from './personDatabase.ts';

/**
 * Whether a seat's area covers a case (SPEC R3), or a grid in which a case is to be opened.
 * A unit has no area: it covers the cases in which it is a party.
 */
export function seatCovers(
  kit: RuleKit,
  post: string,
  seat: string,
  place: Pick<CaseFacts, 'flow' | 'grid' | 'parties'> | string,
): boolean {
  const reach = own(kit.posts, post)?.reach;
  const code = typeof place === 'string' ? place : place.grid;
  const grid = own(kit.division.grids, code);
  if (reach === undefined || grid === undefined) return false;
  switch (reach) {
    case 'grid':
      return seat === code;
    case 'village':
      return seat === grid.village;
    case 'town':
      return seat === kit.division.town.code;
    case 'unit':
      return typeof place !== 'string' && unitsOf(own(kit.flows, place.flow), place).includes(seat);
    default:
      return assertNever(reach);
  }
}

/** Whether there is such a seat for the post. */
export function seatExists(kit: RuleKit, post: string, seat: string): boolean {
  const reach = own(kit.posts, post)?.reach;
  if (reach === undefined) return false;
  switch (reach) {
    case 'grid':
      return own(kit.division.grids, seat) !== undefined;
    case 'village':
      return own(kit.division.villages, seat) !== undefined;
    case 'unit':
      return own(kit.units, seat) !== undefined;
    case 'town':
      return seat === kit.division.town.code;
    default:
      return assertNever(reach);
  }
}

/** The parts of an event, or of one that is about to be written, that say where it belongs. */
type Written = Pick<CaseEvent, 'flow' | 'by' | 'post' | 'seat' | 'grid'>;

/**
 * The database that an author's device writes to: a grid's own, a unit's inbox, the town's; someone of a village writes to the database of
 * the case's grid. Where a flow goes to persons and to no grid (SPEC W5), those of a grid or village write to their own. Undefined for a
 * post the kit does not have.
 */
export function ownerDatabase(
  kit: RuleKit,
  { flow: flowId, by, post, seat, grid }: Written,
): string | undefined {
  const reach = own(kit.posts, post)?.reach;
  const flow = own(kit.flows, flowId);
  const isOfGrid = reach === 'grid' || reach === 'village';
  if (isOfGrid && flow !== undefined && isPersonal(flow)) return personDatabase(by);
  if (reach === undefined) return undefined;
  switch (reach) {
    case 'grid':
      return `grid-${seat}`;
    case 'village':
      return `grid-${grid}`;
    case 'unit':
      return `unit-${seat}`;
    case 'town':
      return 'town';
    default:
      return assertNever(reach);
  }
}
