/** Prevents: a case that is never sent to those who have to act on it. */
import { own, type Problem } from '#core/base';
import { hintFor } from '#core/model';
import type { FlowCheck, FlowSubject } from '../Check.ts';
import { checkProblem } from '../codes.ts';

export const audience: FlowCheck = ({ flow, at }) => {
  const possible = ['grid', 'town', ...Object.keys(flow.parties).map((party) => `party:${party}`)];
  return flow.audience.flatMap(({ to }, entry) =>
    to.flatMap((name, index) => {
      if (possible.includes(name)) return [];
      const params = { to: name, hint: hintFor(name, possible) };
      return [checkProblem('audience.wrong', at().file, at('audience', entry, 'to', index).pointer, params)];
    }),
  );
};

export const readers: FlowCheck = (subject) => {
  const { flow, at } = subject;
  const sent = new Set(flow.audience.flatMap(({ to }) => to));
  const told = new Set<string>();
  return Object.entries(flow.actions).flatMap(([act, { title, by }]) =>
    by.flatMap(({ post, as }, index): readonly Problem[] => {
      const to = inboxOf(subject, post, as);
      if (to === undefined || sent.has(to) || told.has(to) || (as !== undefined && sent.has(`party:${as}`)))
        return [];
      told.add(to);
      const who = own(subject.kit.posts, post)?.title ?? post;
      const place = at('actions', act, 'by', index);
      return [checkProblem('audience.left-out', place.file, place.pointer, { action: title, who, to })];
    }),
  );
};

/** Where the holder of a post reads cases. Units see a case only as one of its parties. */
function inboxOf({ kit, flow }: FlowSubject, postId: string, as: string | undefined): string | undefined {
  const reach = own(kit.posts, postId)?.reach;
  if (reach === undefined) return undefined;
  if (reach === 'town') return 'town';
  if (reach !== 'unit') return 'grid';
  return as !== undefined && own(flow.parties, as)?.kind === 'unit' ? `party:${as}` : undefined;
}
