import { own } from '#core/base';
import type { FlowTable, StatePath, TransitionRow } from '#core/flow';
import type { ActionFile, Flow, Kit } from '#core/model';
import { isHeld } from '../posts.ts';

/** A transition with where it is written. */
export interface Edge {
  readonly source: StatePath;
  /** null for `always`. */
  readonly event: string | null;
  readonly index: number;
  readonly row: TransitionRow;
}

export function edgesOf(table: FlowTable, source: StatePath): readonly Edge[] {
  const row = own(table.states, source);
  if (row === undefined) return [];
  const always = row.always.map((one, index): Edge => ({ source, event: null, index, row: one }));
  const events = Object.entries(row.on).flatMap(([event, rows]) =>
    rows.map((one, index): Edge => ({ source, event, index, row: one })),
  );
  return [...always, ...events].filter((edge) => edge.row.guard !== false);
}

/** The state and everything above it, innermost first; the root is `''`. */
export function upward(table: FlowTable, path: StatePath): readonly StatePath[] {
  const found: StatePath[] = [];
  for (let at: StatePath | null = path; at !== null; at = own(table.states, at)?.parent ?? null)
    found.push(at);
  return found;
}

export function isWithin(path: StatePath, ancestor: StatePath): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}.`);
}

/** The states that become active below `path` when it is entered, itself included. */
export function entered(table: FlowTable, path: StatePath): readonly StatePath[] {
  const row = own(table.states, path);
  if (row === undefined) return [];
  // A history state re-enters what was active: anything beside it, so its parent stands for it.
  if (row.kind === 'history') return row.parent === null ? [] : entered(table, row.parent);
  const below = row.kind === 'parallel' ? row.children : row.initial === null ? [] : [row.initial];
  return [path, ...below.flatMap((child) => entered(table, child))];
}

/**
 * The innermost state that stays active while the transition is taken, by XState's rule: the source itself when
 * all targets lie in it, else the nearest common ancestor. Everything below it is left.
 */
export function domainOf(table: FlowTable, { source, row }: Edge): StatePath {
  if (row.targets.every((target) => target !== source && isWithin(target, source))) return source;
  const common = upward(table, source)
    .slice(1)
    .find((path) => row.targets.every((target) => target !== path && isWithin(target, path)));
  return common ?? '';
}

const reached = new WeakMap<FlowTable, ReadonlySet<StatePath>>();

/** The states that can be active at some time, whoever acts and whatever the guards say; the root included. */
export function reachable(table: FlowTable): ReadonlySet<StatePath> {
  const known = reached.get(table) ?? findReachable(table);
  reached.set(table, known);
  return known;
}

function findReachable(table: FlowTable): ReadonlySet<StatePath> {
  const found = new Set<StatePath>(['', ...entered(table, '')]);
  const open = [...found];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    for (const target of edgesOf(table, source).flatMap((edge) => edge.row.targets)) {
      for (const path of enteredWithAncestors(table, target)) {
        if (found.has(path)) continue;
        found.add(path);
        open.push(path);
      }
    }
  }
  return found;
}

function enteredWithAncestors(table: FlowTable, target: StatePath): readonly StatePath[] {
  const above = upward(table, target).slice(1);
  const beside = above
    .filter((path) => own(table.states, path)?.kind === 'parallel')
    .flatMap((path) => own(table.states, path)?.children ?? [])
    .filter((region) => !isWithin(target, region))
    .flatMap((region) => entered(table, region));
  return [...above, ...entered(table, target), ...beside];
}

/** Whether somebody or something can ever send the event while `leaf` is active. */
export function isSent(
  kit: Kit,
  flow: Flow,
  event: string | null,
  leaf: StatePath,
  region: StatePath,
): boolean {
  if (event === null) return true;
  if (event.startsWith('deadline.'))
    return own(flow.deadlines ?? {}, event.slice('deadline.'.length)) !== undefined;
  const action = own(flow.actions, event);
  return action !== undefined && isDone(kit, action) && fits(action, leaf, region);
}

function isDone(kit: Kit, action: ActionFile): boolean {
  return action.by.some((grant) => isHeld(kit, grant.post));
}

/** A state of another region may be active beside any state of this one. */
function fits({ during }: ActionFile, leaf: StatePath, region: StatePath): boolean {
  return during === undefined || during.some((state) => isWithin(leaf, state) || !isWithin(state, region));
}
