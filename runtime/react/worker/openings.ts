import { own, type Kit } from '#core';
import { openingsOf, type Opening, type Person } from '../data/index.ts';

/**
 * What this person may report, in an order that never changes by itself: first the flow with the most steps, because
 * what needs the help of others is the most pressing; then what asks for the fewest answers, because it is done oftenest.
 */
export function orderedOpenings(kit: Kit, me: Person): readonly Opening[] {
  const weight = ({ flow }: Opening): number => Object.keys(flow.actions).length;
  const [first, ...rest] = [...openingsOf(kit, me)].sort((a, b) => weight(b) - weight(a));
  if (first === undefined) return [];
  return [first, ...rest.sort((a, b) => answersAsked(kit, a.flow.form) - answersAsked(kit, b.flow.form))];
}

/** How many answers a form demands at its outermost level. */
export function answersAsked(kit: Kit, form: string): number {
  const required = own(kit.forms, form)?.schema['required'];
  return Array.isArray(required) ? required.length : 0;
}
