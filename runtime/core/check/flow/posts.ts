/** Prevents: an act, print or list for a post that does not exist or that nobody is sure to hold. */
import { own } from '#core/base';
import type { FlowCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { unlessKnown } from '../names.ts';
import { isHeld } from '../posts.ts';

export const posts: FlowCheck = ({ kit, flow, at }) => {
  const known = Object.keys(kit.posts);
  return [
    ...Object.entries(flow.actions).flatMap(([act, { by }]) =>
      by.flatMap(({ post }, index) =>
        unlessKnown('flow.post-unknown', at('actions', act, 'by', index, 'post'), post, known),
      ),
    ),
    ...Object.entries(flow.prints ?? {}).flatMap(([id, print]) =>
      print.posts.flatMap((post, index) =>
        unlessKnown('flow.post-unknown', at('prints', id, 'posts', index), post, known),
      ),
    ),
  ];
};

export const holders: FlowCheck = ({ kit, flow, at }) =>
  Object.entries(flow.actions).flatMap(([act, { title, by }]) => {
    // Posts that do not exist, or have no seat, are told of elsewhere.
    const held = by.flatMap(({ post }) => (isHeld(kit, post) ? (own(kit.posts, post) ?? []) : []));
    if ((by.length > 0 && held.length === 0) || held.some(({ seats }) => seats !== 0)) return [];
    return [
      checkProblem('action.nobody-holds', at().file, at('actions', act, 'by').pointer, { action: title }),
    ];
  });
