import { test, type Case, type JsonObject, type Kit, type ListView } from '#core';
import { byUrgency, type Person } from '../data/index.ts';

/** The saved views that this person's posts may see: those of the busiest flow first, what is timed before the rest. */
export function listsFor(kit: Kit, { holdings }: Person): readonly ListView[] {
  const posts = new Set(holdings.map(({ post }) => post));
  const weight = ({ flow }: ListView): number => Object.keys(kit.flows[flow]?.actions ?? {}).length;
  return Object.values(kit.lists)
    .filter((list) => list.posts.some((post) => posts.has(post)))
    .sort((a, b) => weight(b) - weight(a) || Number(b.sort === 'deadline') - Number(a.sort === 'deadline'));
}

/** The cases of a view in its order. */
export function casesOf(list: ListView, cases: readonly Case[], me: Person, kit: Kit): readonly Case[] {
  const found = cases.filter(
    (one) =>
      one.flow === list.flow && (list.where === undefined || test(list.where, listScope(one, me, kit))),
  );
  switch (list.sort) {
    case 'deadline':
      return found.sort(byUrgency);
    case 'newest':
      return found.sort((a, b) => b.updatedAt - a.updatedAt);
    case 'oldest':
      return found.sort((a, b) => a.openedAt - b.openedAt);
  }
}

/** What the condition of a view is asked about. */
function listScope(one: Case, me: Person, kit: Kit): JsonObject {
  const running = one.deadlines.filter(({ stoppedAt }) => stoppedAt === null);
  return {
    record: one.record,
    case: {
      states: one.states,
      tags: one.tags,
      counts: one.counts,
      parties: one.parties,
      lights: Object.fromEntries(running.map(({ id, light }) => [id, light])),
      mine: isMine(one, me, kit),
    },
  };
}

/** A case is somebody's own when they, or a unit they sit in, play a part in it. */
function isMine(one: Case, { person, holdings }: Person, kit: Kit): boolean {
  const units = holdings.filter(({ post }) => kit.posts[post]?.reach === 'unit').map(({ seat }) => seat);
  const parts = kit.flows[one.flow]?.parties ?? {};
  return Object.entries(one.parties).some(([id, members]) =>
    parts[id]?.kind === 'unit' ? members.some((unit) => units.includes(unit)) : members.includes(person),
  );
}
