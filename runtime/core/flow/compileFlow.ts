import { isObject, isText, type JsonObject, type JsonValue, own } from '#core/base';
import type { Condition, FlowFile } from '#core/model';
import type { FlowTable, StateKind, StatePath, StateRow, TransitionRow, Unresolved } from './FlowTable.ts';
import { childPath, type Places, resolveTarget, ROOT } from './resolveTarget.ts';

/** What XState calls a chart without an id. */
const NAMELESS = '(machine)';

interface Draft {
  readonly path: StatePath;
  readonly parent: StatePath | null;
  readonly node: JsonObject;
}

/**
 * The flow's chart as a table. Never throws: what is not understood is left out, targets that lead nowhere are
 * listed in `unresolved`.
 */
export function compileFlow(flow: Pick<FlowFile, 'chart'>): FlowTable {
  const drafts = flatten(flow.chart, ROOT, null);
  const places = placesOf(flow.chart, drafts);
  const unresolved: Unresolved[] = [];
  const states: Record<StatePath, StateRow> = {};
  for (const draft of drafts) states[draft.path] = rowOf(draft, places, unresolved);
  const events = eventsOf(drafts);
  return {
    states,
    order: drafts.map((draft) => draft.path),
    initial: entered(states, ROOT).filter((path) => path !== ROOT),
    events,
    acts: events.filter((event) => !event.startsWith('deadline.')),
    unresolved,
  };
}

function flatten(node: JsonObject, path: StatePath, parent: StatePath | null): Draft[] {
  const drafts: Draft[] = [{ path, parent, node }];
  for (const [key, child] of Object.entries(objectAt(node, 'states'))) {
    if (isObject(child)) drafts.push(...flatten(child, childPath(path, key), path));
  }
  return drafts;
}

function placesOf(chart: JsonObject, drafts: readonly Draft[]): Places {
  const ids = new Map<string, StatePath>();
  for (const { node, path } of drafts) {
    const id = own(node, 'id');
    if (typeof id === 'string') ids.set(id, path);
  }
  if (typeof own(chart, 'id') !== 'string') ids.set(NAMELESS, ROOT);
  return { ids, paths: new Set(drafts.map((draft) => draft.path)) };
}

function rowOf(draft: Draft, places: Places, unresolved: Unresolved[]): StateRow {
  const { path, parent, node } = draft;
  const rows = (written: JsonValue | undefined, event: string | null): TransitionRow[] =>
    listOf(written).map((one) =>
      transitionOf(one, draft, places, (target) => unresolved.push({ state: path, event, target })),
    );
  const on: Record<string, readonly TransitionRow[]> = {};
  for (const [event, written] of Object.entries(objectAt(node, 'on'))) on[event] = rows(written, event);
  const title = own(objectAt(node, 'meta'), 'title');
  const children = Object.keys(objectAt(node, 'states')).map((key) => childPath(path, key));
  const kind = kindOf(node);
  return {
    path,
    parent,
    kind,
    title: isText(title) ? title : undefined,
    tags: listOf(own(node, 'tags')).filter((tag) => typeof tag === 'string'),
    initial: kind === 'compound' ? initialOf(draft, children, unresolved) : null,
    children,
    on,
    always: rows(own(node, 'always'), null),
  };
}

function transitionOf(
  written: JsonValue,
  { path, parent }: Draft,
  places: Places,
  missing: (target: string) => void,
): TransitionRow {
  const config: JsonObject = isObject(written)
    ? written
    : typeof written === 'string'
      ? { target: written }
      : {};
  const targets: StatePath[] = [];
  for (const target of listOf(own(config, 'target'))) {
    if (typeof target !== 'string') continue;
    const found = resolveTarget(target, path, parent, places);
    if (found === undefined) missing(target);
    else targets.push(found);
  }
  const guard = guardOf(own(config, 'guard'));
  return guard === undefined ? { targets } : { targets, guard };
}

/** A guard that is not `when` with a condition never holds: better a button too few than an act too many. */
function guardOf(guard: JsonValue | undefined): Condition | undefined {
  if (guard === undefined) return undefined;
  if (!isObject(guard) || own(guard, 'type') !== 'when') return false;
  const condition = own(objectAt(guard, 'params'), 'condition');
  return isObject(condition) || typeof condition === 'boolean' ? condition : false;
}

function initialOf(
  { path, node }: Draft,
  children: readonly StatePath[],
  unresolved: Unresolved[],
): StatePath | null {
  const written = own(node, 'initial');
  const key = isObject(written) ? own(written, 'target') : written;
  if (typeof key !== 'string') return null;
  const child = childPath(path, key);
  if (children.includes(child)) return child;
  unresolved.push({ state: path, event: null, target: key });
  return null;
}

function kindOf(node: JsonObject): StateKind {
  const type = own(node, 'type');
  if (
    type === 'atomic' ||
    type === 'compound' ||
    type === 'parallel' ||
    type === 'final' ||
    type === 'history'
  )
    return type;
  if (Object.keys(objectAt(node, 'states')).length > 0) return 'compound';
  return own(node, 'history') === undefined || own(node, 'history') === false ? 'atomic' : 'history';
}

/** The states that are active once `path` was entered, in document order. */
function entered(states: Readonly<Record<StatePath, StateRow>>, path: StatePath): StatePath[] {
  const row = own(states, path);
  if (row === undefined || row.kind === 'history') return [];
  const below = row.kind === 'parallel' ? row.children : row.initial === null ? [] : [row.initial];
  return below.reduce<StatePath[]>((all, child) => [...all, ...entered(states, child)], [path]);
}

function eventsOf(drafts: readonly Draft[]): readonly string[] {
  const names = new Set<string>();
  for (const { node } of drafts) for (const event of Object.keys(objectAt(node, 'on'))) names.add(event);
  return Array.from(names).sort();
}

function objectAt(node: JsonObject, key: string): JsonObject {
  const value = own(node, key);
  return isObject(value) ? value : {};
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}
