/** Look-ups by id or code. Undefined, because events and old records may name what the kit does not have. */
import { own } from '#core/base';
import type { CodeFile } from './Config.ts';
import type { Flow, Form, Grid, Kit, Post, Unit, Village } from './Kit.ts';

export function gridOf(kit: Kit, code: string): Grid | undefined {
  return own(kit.division.grids, code);
}

/** A village by its own code. */
export function villageOf(kit: Kit, code: string): Village | undefined {
  return own(kit.division.villages, code);
}

/** The village that a grid lies in. */
export function villageOfGrid(kit: Kit, grid: string): Village | undefined {
  const village = gridOf(kit, grid)?.village;
  return village === undefined ? undefined : villageOf(kit, village);
}

export function groupOf(kit: Kit, code: string): Village['groups'][number] | undefined {
  for (const { groups } of Object.values(kit.division.villages)) {
    const group = groups.find((one) => one.code === code);
    if (group) return group;
  }
  return undefined;
}

export function unitOf(kit: Kit, id: string): Unit | undefined {
  return own(kit.units, id);
}

export function postOf(kit: Kit, id: string): Post | undefined {
  return own(kit.posts, id);
}

export function formOf(kit: Kit, id: string): Form | undefined {
  return own(kit.forms, id);
}

export function flowOf(kit: Kit, id: string): Flow | undefined {
  return own(kit.flows, id);
}

/** An entry of a code table, retired ones included. */
export function codeOf(kit: Kit, table: string, code: string): CodeFile | undefined {
  return own(kit.codes, table)?.codes.find((one) => one.code === code);
}
