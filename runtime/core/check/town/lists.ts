/** Prevents: a list that is always empty, or has a column that is. */
import { joinPointer, own } from '#core/base';
import type { Kit, ListView } from '#core/model';
import type { Place, TownCheck } from '../Check.ts';
import { unlessField } from '../flow/forms.ts';
import { outsideSubset } from '../flow/conditions.ts';
import { unlessKnown } from '../names.ts';
import { listScope, readProblems } from '../scope.ts';

export const lists: TownCheck = (kit) => Object.values(kit.lists).flatMap((list) => ofList(kit, list));

function ofList(kit: Kit, list: ListView): ReturnType<TownCheck> {
  const file = `lists/${list.id}.json`;
  const at = (...steps: readonly (string | number)[]): Place => ({ file, pointer: joinPointer(steps) });
  const flow = own(kit.flows, list.flow);
  const scope = listScope(kit, list);
  return [
    ...unlessKnown('list.flow-unknown', at('flow'), list.flow, Object.keys(kit.flows)),
    ...list.posts.flatMap((post, index) =>
      unlessKnown('list.post-unknown', at('posts', index), post, Object.keys(kit.posts)),
    ),
    ...(list.where === undefined || scope === undefined
      ? []
      : [...outsideSubset(list.where, file, '/where'), ...readProblems(list.where, scope, file, '/where')]),
    ...list.columns.flatMap((column, index) =>
      column.show !== 'field' || flow === undefined
        ? []
        : unlessField('list.field-unknown', at('columns', index, 'pointer'), kit, flow.form, column.pointer),
    ),
  ];
}
