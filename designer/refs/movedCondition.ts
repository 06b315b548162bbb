import { readsOf } from '#core/check';
import { fromJson, toJson, type Tree } from '#designer/edit';

type ObjectTree = Extract<Tree, { kind: 'object' }>;
type Steps = readonly string[];

/** Names from the object that both places lie in. */
export interface Route {
  readonly from: Steps;
  readonly to: Steps;
}

/** What a condition asks of one place: the schema of its value, and whether it must be there. */
interface Asked {
  readonly schema: Tree | undefined;
  readonly required: boolean;
}

/** Written so that it cannot be asked of another place. */
class Unusual extends Error {}

const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);
const INNER: ReadonlySet<string> = new Set(['not', 'if', 'then', 'else']);

/**
 * The condition with what it asks of a place asked of the place that this moved to; undefined when it is written in a way that cannot
 * follow.
 * @param root where in the scope the object lies that both places are in; `-` for every entry of a list
 */
export function movedCondition(condition: Tree, root: Steps, route: Route): Tree | undefined {
  try {
    const moved = inScope(condition, root, route);
    return isStillAsked(moved, [...root, ...route.from]) ? undefined : moved;
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

function isStillAsked(condition: Tree, place: Steps): boolean {
  return readsOf(toJson(condition)).some(({ steps }) =>
    place.every((step, index) => steps[index] === (step === '-' ? '*' : step)),
  );
}

/** Every part of the condition that is about the same value, and what lies on the way to the object. */
function inScope(tree: Tree, way: Steps, route: Route): Tree {
  if (tree.kind !== 'object') return tree;
  const [next, ...rest] = way;
  const own = next === undefined ? rerouted(tree, route) : tree;
  return mapped(own, (key, part) => {
    if (LISTS.has(key) && part.kind === 'array')
      return { ...part, items: part.items.map((item) => inScope(item, way, route)) };
    if (INNER.has(key)) return inScope(part, way, route);
    if (next === '-' && (key === 'items' || key === 'contains')) return inScope(part, rest, route);
    if (next === undefined || next === '-' || key !== 'properties' || part.kind !== 'object') return part;
    return mapped(part, (name, inner) => (name === next ? inScope(inner, rest, route) : inner));
  });
}

function mapped(tree: ObjectTree, change: (key: string, part: Tree) => Tree): ObjectTree {
  return { ...tree, members: tree.members.map(({ key, tree: part }) => ({ key, tree: change(key, part) })) };
}

function rerouted(tree: ObjectTree, { from, to }: Route): ObjectTree {
  const { rest, asked } = take(tree, from);
  return asked === undefined ? tree : put(rest, to, asked);
}

function take(
  tree: ObjectTree,
  [name = '', ...below]: Steps,
): { rest: ObjectTree; asked: Asked | undefined } {
  const [schema, required] = [propertyOf(tree, name), requires(tree, name)];
  if (below.length === 0) {
    if (schema === undefined && !required) return { rest: tree, asked: undefined };
    return {
      rest: without(without(tree, 'properties', name), 'required', name),
      asked: { schema, required },
    };
  }
  if (schema?.kind !== 'object') return { rest: tree, asked: undefined };
  const inner = take(schema, below);
  if (inner.asked === undefined) return { rest: tree, asked: undefined };
  // “If the section is there, the question must be answered” says something else of another section.
  if (inner.asked.required && !required) throw new Unusual();
  if (inner.rest.members.length > 0) return { ...inner, rest: withProperty(tree, name, inner.rest) };
  const emptied = without(tree, 'properties', name);
  return { ...inner, rest: inner.asked.required ? without(emptied, 'required', name) : emptied };
}

function put(tree: ObjectTree, [name = '', ...below]: Steps, asked: Asked): ObjectTree {
  const old = propertyOf(tree, name);
  const needed = asked.required && !requires(tree, name) ? withRequired(tree, name) : tree;
  if (below.length === 0) {
    if (old !== undefined) throw new Unusual();
    return asked.schema === undefined ? needed : withProperty(needed, name, asked.schema);
  }
  if (old !== undefined && old.kind !== 'object') throw new Unusual();
  return withProperty(needed, name, put(old ?? { kind: 'object', members: [] }, below, asked));
}

function memberOf(tree: ObjectTree, key: string): Tree | undefined {
  return tree.members.find((member) => member.key === key)?.tree;
}

function propertyOf(tree: ObjectTree, name: string): Tree | undefined {
  const properties = memberOf(tree, 'properties');
  return properties?.kind === 'object' ? memberOf(properties, name) : undefined;
}

const isName = (item: Tree, name: string): boolean =>
  item.kind === 'scalar' && item.json === JSON.stringify(name);

function requires(tree: ObjectTree, name: string): boolean {
  const list = memberOf(tree, 'required');
  return list?.kind === 'array' && list.items.some((item) => isName(item, name));
}

/** Without a property, or a name that is required; nothing is left of a list or an object that was only there for it. */
function without(tree: ObjectTree, keyword: 'properties' | 'required', name: string): ObjectTree {
  const members = tree.members.flatMap(({ key, tree: part }) => {
    const kept = key === keyword ? lessOf(part, name) : part;
    return kept === undefined ? [] : [{ key, tree: kept }];
  });
  return { ...tree, members };
}

function lessOf(part: Tree, name: string): Tree | undefined {
  if (part.kind === 'scalar') return part;
  if (part.kind === 'array') {
    const items = part.items.filter((item) => !isName(item, name));
    return items.length === 0 ? undefined : { ...part, items };
  }
  const members = part.members.filter(({ key }) => key !== name);
  return members.length === 0 ? undefined : { ...part, members };
}

function withProperty(tree: ObjectTree, name: string, schema: Tree): ObjectTree {
  const properties = memberOf(tree, 'properties');
  if (properties !== undefined && properties.kind !== 'object') throw new Unusual();
  const all: ObjectTree = properties ?? { kind: 'object', members: [] };
  return withMember(tree, 'properties', withMember(all, name, schema));
}

function withRequired(tree: ObjectTree, name: string): ObjectTree {
  const list = memberOf(tree, 'required');
  if (list !== undefined && list.kind !== 'array') throw new Unusual();
  const items = [...(list?.items ?? []), fromJson(name)];
  return withMember(tree, 'required', { kind: 'array', items });
}

/** In its place, or behind the rest. */
function withMember(tree: ObjectTree, key: string, part: Tree): ObjectTree {
  const isThere = tree.members.some((member) => member.key === key);
  const members = tree.members.map((member) => (member.key === key ? { key, tree: part } : member));
  return { ...tree, members: isThere ? members : [...members, { key, tree: part }] };
}
