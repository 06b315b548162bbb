/** In which order the parts of a section are shown, and how that order is changed with the least to the files. */
import type { Tree } from '#designer/edit';
import { keysOf, memberOf, textsOfList } from './reading.ts';

/** RJSF shows what `ui:order` names before its star first, then what it does not name in the file's order, then the rest. */
export interface Order {
  readonly before: readonly string[];
  readonly rest: readonly string[];
  readonly after: readonly string[];
}

const STAR = '*';

export function orderOf(properties: Tree | undefined, look: Tree | undefined): Order {
  const keys = keysOf(properties);
  const listed = memberOf(look, 'ui:order');
  const order = [...new Set(textsOfList(listed))];
  const star = order.indexOf(STAR);
  const known = order.filter((key) => key === STAR || keys.includes(key));
  const at = known.indexOf(STAR);
  const before = star < 0 ? known : known.slice(0, at);
  const after = star < 0 ? [] : known.slice(at + 1);
  const named = new Set([...before, ...after]);
  return { before, after, rest: inEngineOrder(keys.filter((key) => !named.has(key))) };
}

export function shownKeys({ before, rest, after }: Order): readonly string[] {
  return [...before, ...rest, ...after];
}

/** JavaScript itself puts names like `2024` first, whatever the file says. */
function inEngineOrder(keys: readonly string[]): readonly string[] {
  const numbers = keys.filter(isIndexLike).sort((a, b) => Number(a) - Number(b));
  return numbers.length === 0 ? keys : [...numbers, ...keys.filter((key) => !isIndexLike(key))];
}

export function isIndexLike(key: string): boolean {
  return /^(?:0|[1-9][0-9]{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
}

/**
 * Where a part belongs when it is shown at a place among its siblings: named beside a named neighbour, or in the rest beside
 * others of the rest. `at` counts in the order without the part itself.
 */
export type Spot =
  | { readonly in: 'order'; readonly beside: string; readonly side: 'before' | 'after' }
  /** `next` is the sibling of the rest in front of which it goes. */
  | { readonly in: 'rest'; readonly next: string | undefined };

export function spotFor(order: Order, key: string, at: number): Spot {
  const without = (keys: readonly string[]): readonly string[] => keys.filter((one) => one !== key);
  const [before, rest, after] = [without(order.before), without(order.rest), without(order.after)];
  const inRest = at - before.length;
  if (staysInRest(order, key, { inRest, rest, after })) return { in: 'rest', next: rest[inRest] };
  const named = new Set([...before, ...after]);
  const sequence = [...before, ...rest, ...after];
  const [previous, next] = [sequence[at - 1], sequence[at]];
  if (previous !== undefined && named.has(previous)) return { in: 'order', beside: previous, side: 'after' };
  if (next !== undefined && named.has(next)) return { in: 'order', beside: next, side: 'before' };
  return { in: 'rest', next: rest[Math.max(0, inRest)] };
}

/** At the border between the named and the rest a part stays what it was; surrounded by the rest it is one of them. */
function staysInRest(
  { before, after }: Order,
  key: string,
  without: { readonly inRest: number; readonly rest: readonly string[]; readonly after: readonly string[] },
): boolean {
  const { inRest, rest } = without;
  if (inRest < 0 || inRest > rest.length) return false;
  const isRest = !before.includes(key) && !after.includes(key);
  const isLast = inRest === rest.length && without.after.length > 0;
  return isRest || (inRest > 0 && !isLast);
}
