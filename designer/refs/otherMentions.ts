import type { JsonObject, JsonValue, Pointer } from '#core';
import { isObject, joinPointer, own } from '#core';
import type { About, Collector } from './Collector.ts';
import { postWords } from './Collector.ts';
import { conditionMentions } from './conditionMentions.ts';
import { inValue, postList } from './flowMentions.ts';
import { itemsIn, objectIn } from './Town.ts';
import { fill, titleOf } from './words.ts';

/** `org/roles.json` */
export function roleMentions(to: Collector): void {
  for (const post of Object.keys(to.town.posts)) {
    const pointer = joinPointer(['posts', post]);
    const what = fill('岗位“{0}”', 'The post “{0}”', postWords(to.town, post));
    to.key({ kind: 'post', post }, pointer, { unit: { kind: 'entry', pointer }, what, role: 'defined' });
  }
}

/** `org/units.json` */
export function unitMentions(to: Collector): void {
  for (const [unit, value] of Object.entries(to.town.units)) {
    const pointer = joinPointer(['units', unit]);
    const what = fill('单位“{0}”', 'The unit “{0}”', titleOf(value, unit));
    to.key({ kind: 'unit', unit }, pointer, { unit: { kind: 'entry', pointer }, what, role: 'defined' });
  }
}

/** `codes/<table>.json`: the codes, and facts that name a unit for a part it plays. */
export function codeMentions(to: Collector, table: string, value: JsonObject): void {
  const title = titleOf(value, table);
  const range = { from: 'codes/'.length, to: 'codes/'.length + table.length };
  to.add(
    { kind: 'code-table', table },
    { at: 'path', range },
    {
      unit: { kind: 'file' },
      what: fill('代码表“{0}”', 'The code table “{0}”', title),
      role: 'defined',
    },
  );
  const unitParties = new Set(
    [...to.town.flows.values()].flatMap(({ parties }) =>
      Object.keys(parties).filter((party) => own(objectIn(parties, party), 'kind') === 'unit'),
    ),
  );
  itemsIn(value, 'codes').forEach((item, index) => {
    const code = isObject(item) ? own(item, 'code') : undefined;
    if (typeof code !== 'string') return;
    const at = joinPointer(['codes', index]);
    to.value({ kind: 'code', table, code }, `${at}/code`, {
      unit: { kind: 'entry', pointer: at },
      what: fill('代码表“{0}”的“{1}”', 'The code table “{0}”: “{1}”', title, titleOf(item, code)),
      role: 'defined',
    });
    for (const [fact, unit] of Object.entries(objectIn(item, 'facts'))) {
      if (!unitParties.has(fact) || typeof unit !== 'string' || own(to.town.units, unit) === undefined)
        continue;
      const pointer = `${at}/facts${joinPointer([fact])}`;
      const what = fill(
        '代码表“{0}”：“{1}”通常由谁办',
        'The code table “{0}”: who deals with “{1}”',
        title,
        titleOf(item, code),
      );
      to.value({ kind: 'unit', unit }, pointer, { unit: { kind: 'entry', pointer }, what });
    }
  });
}

/** `lists/<list>.json` */
export function listMentions(to: Collector, list: string, value: JsonObject): void {
  const title = titleOf(value, list);
  const flowId = own(value, 'flow');
  const what = fill('列表“{0}”', 'The list “{0}”', title);
  postList(to, value, [], fill('列表“{0}”给谁看', 'The list “{0}”: who sees it', title));
  if (typeof flowId !== 'string') return;
  to.value({ kind: 'flow', flow: flowId }, '/flow', { unit: { kind: 'file' }, what });
  const flow = to.town.flows.get(flowId);
  if (flow === undefined) return;
  const where = own(value, 'where');
  if (where !== undefined) {
    const words = fill('列表“{0}”的筛选条件', 'The list “{0}”: its filter', title);
    conditionMentions(to, where, '/where', { flow, act: undefined }, words);
  }
  itemsIn(value, 'columns').forEach((column, index) => {
    const pointer = isObject(column) ? own(column, 'pointer') : undefined;
    if (typeof pointer !== 'string') return;
    const at = joinPointer(['columns', index]);
    const about: About = {
      unit: { kind: 'entry', pointer: at },
      what: fill('列表“{0}”的一列', 'A column of the list “{0}”', title),
    };
    to.fields(flow.form, pointer, inValue(`${at}/pointer`), about);
  });
}

/** Keys of an object that are names of one kind of thing. */
export function keysOf(
  value: JsonValue | undefined,
  pointer: Pointer,
): readonly (readonly [string, Pointer])[] {
  return isObject(value) ? Object.keys(value).map((key) => [key, pointer + joinPointer([key])]) : [];
}
