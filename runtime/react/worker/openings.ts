import type { Opening } from '../data/index.ts';

/** The flow with the most steps first: what needs others' help is reported most urgently. The order never changes by itself. */
export function byWeight(a: Opening, b: Opening): number {
  return Object.keys(b.flow.actions).length - Object.keys(a.flow.actions).length || a.flow.id.localeCompare(b.flow.id);
}
