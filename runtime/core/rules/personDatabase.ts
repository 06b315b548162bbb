import { own } from '#core/base';
import type { Flow } from '#core/model';

const SHAPE = /^person-((?:[0-9a-f]{2}){1,115})$/;
/** Half of a pair without its other half: such a text has no UTF-8. */
const LONE = /[\ud800-\udfff]/u;

/**
 * The database of one person's own: `person-` and the account's name in UTF-8, as hexadecimal digits (CouchDB's way of naming such
 * databases). Undefined for a name that is too long for a database, which no account has.
 */
export function personDatabase(account: string): string | undefined {
  if (LONE.test(account)) return undefined;
  const hex = encodeURIComponent(account).replace(
    /%(..)|(.)/g,
    (_, byte: string | undefined, plain: string) =>
      byte === undefined ? plain.charCodeAt(0).toString(16) : byte.toLowerCase(),
  );
  const name = `person-${hex}`;
  return SHAPE.test(name) ? name : undefined;
}

/** Whose database it is, or undefined when it is no person's. */
export function accountOfDatabase(database: string): string | undefined {
  const hex = SHAPE.exec(database)?.[1];
  if (hex === undefined) return undefined;
  try {
    return decodeURIComponent(hex.replace(/../g, '%$&'));
  } catch {
    return undefined;
  }
}

/** Whether cases of the flow go to persons by name, so that each of them has a database. */
export function goesToPersons({ audience, parties }: Flow): boolean {
  return audience.some(({ to }) =>
    to.some((one) => one.startsWith('party:') && own(parties, one.slice('party:'.length))?.kind === 'person'),
  );
}

/** Whether cases of the flow go to persons and to no grid: what those write about it is for no colleague's eyes either. */
export function isPersonal(flow: Flow): boolean {
  return goesToPersons(flow) && !flow.audience.some(({ to }) => to.includes('grid'));
}
