import { joinPointer, KINDS, splitPointer, type JsonValue } from '#core';
import type { Draft, Tree } from '#designer/edit';
import { findTree } from '#designer/edit';
import type { Item } from './Item.ts';
import { orderOf, shownKeys } from './order.ts';
import { keysOf, memberOf, schemaFile, textsOfList, uiFile, uiPointer, valueOf } from './reading.ts';
import { recognise } from './recognise.ts';
import { showRulesIn, type ShowRule } from './showRules.ts';

/**
 * A form as a list of parts, in the order in which they are shown; undefined when its schema is no JSON object that could be
 * edited by places. What has not changed since the last call comes back as the same object.
 */
export function outlineOf(draft: Draft, form: string): Item | undefined {
  const schema = findTree(draft, schemaFile(form), '');
  if (schema?.kind !== 'object') return undefined;
  const look = findTree(draft, uiFile(form), '');
  const rules = showRulesIn(schema, '');
  const place = { pointer: '', key: form, required: false, shown: undefined };
  return remembered(schema, look, place, rules, (made) => ({
    ...made,
    kind: 'section',
    ui: '',
    inside: '',
    children: childrenOf(schema, look, '', rules),
  }));
}

type Place = Pick<Item, 'pointer' | 'key' | 'required' | 'shown' | 'schema' | 'look'>;

/** With the rules about parts inside it, which stand around it. */
const made = new WeakMap<Tree, { readonly item: Item; readonly rules: readonly ShowRule[] }>();

function remembered(
  schema: Tree,
  look: Tree | undefined,
  { pointer, key, required, shown }: Pick<Item, 'pointer' | 'key' | 'required' | 'shown'>,
  rules: readonly ShowRule[],
  make: (place: Place, rules: readonly ShowRule[]) => Item,
): Item {
  const known = made.get(schema);
  const item = known?.item;
  const same =
    item?.pointer === pointer && item.key === key && item.look === look && item.required === required;
  if (same && isSameRule(item.shown, shown) && areSameRules(known?.rules ?? [], rules)) return item;
  const next = make({ pointer, key, required, shown, schema, look }, rules);
  made.set(schema, { item: next, rules });
  return next;
}

function isSameRule(one: ShowRule | undefined, other: ShowRule | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.at === other.at &&
    one.question === other.question &&
    one.required === other.required &&
    one.condition === other.condition
  );
}

function areSameRules(some: readonly ShowRule[], others: readonly ShowRule[]): boolean {
  return some.length === others.length && some.every((one, index) => isSameRule(one, others[index]));
}

/** @param rules all that stand around the parts; those about other places are passed over */
function childrenOf(
  object: Tree,
  look: Tree | undefined,
  pointer: string,
  rules: readonly ShowRule[],
): readonly Item[] {
  const properties = memberOf(object, 'properties');
  if (properties?.kind !== 'object') return [];
  const required = new Set(textsOfList(memberOf(object, 'required')));
  const trees = new Map(properties.members.map(({ key, tree }) => [key, tree]));
  const looks = new Map(look?.kind === 'object' ? look.members.map(({ key, tree }) => [key, tree]) : []);
  return shownKeys(orderOf(properties, look)).flatMap((key) => {
    const tree = trees.get(key);
    if (tree === undefined) return [];
    const here = pointer + joinPointer(['properties', key]);
    const shown = rules.find(({ question }) => question === here);
    const place = { pointer: here, key, required: shown?.required ?? required.has(key), shown };
    const below =
      rules.length === 0 ? rules : rules.filter(({ question }) => question.startsWith(`${here}/`));
    return [remembered(tree, looks.get(key), place, below, itemAt)];
  });
}

function itemAt(place: Place, rules: readonly ShowRule[]): Item {
  const { schema, look, pointer } = place;
  const kind = recognise(valueOf(schema), look && lookValue(look));
  const ui = uiPointer(splitPointer(pointer));
  if (kind === 'section')
    return { ...place, kind, ui, inside: pointer, children: childrenOf(schema, look, pointer, rules) };
  if (kind !== 'group') return { ...place, kind, ui, inside: pointer, children: [] };
  const inside = `${pointer}/items`;
  const entry = memberOf(schema, 'items');
  const all = [...rules, ...showRulesIn(entry, inside)];
  const children = entry === undefined ? [] : childrenOf(entry, memberOf(look, 'items'), inside, all);
  return { ...place, kind, ui, inside, children };
}

const lookValue = (look: Tree): JsonValue => valueOf(look);

/** The part at a place of the schema; undefined where there is none. */
export function findItem(outline: Item, pointer: string): Item | undefined {
  if (outline.pointer === pointer) return outline;
  for (const child of outline.children) {
    if (pointer === child.pointer || pointer.startsWith(`${child.pointer}/`)) return findItem(child, pointer);
  }
  return undefined;
}

/** The part around a place; the form itself for what stands at its top. */
export function parentOf(outline: Item, pointer: string): Item {
  const inner = outline.children.find((child) => pointer.startsWith(`${child.pointer}/`));
  return inner === undefined ? outline : parentOf(inner, pointer);
}

/** What the designer does not change at this place: members of the schema and of the layout, by name. */
export function extraKeysOf({ kind, schema, look, pointer }: Item): readonly string[] {
  if (kind === 'opaque') return [];
  const { owned, look: ownedLook } = KINDS[kind];
  const isTop = pointer === '';
  const below = keysOf(memberOf(schema, 'properties'));
  const entry = kind === 'group' ? memberOf(schema, 'items') : undefined;
  return [
    ...keysOf(entry).filter((key) => !KINDS.section.owned.includes(key)),
    ...keysOf(schema).filter((key) => !owned.includes(key) && !(isTop && key === '$schema')),
    ...keysOf(look).filter(
      (key) => !ownedLook.includes(key) && !below.includes(key) && !(isTop && key === '$schema'),
    ),
  ];
}

/** A part and everything in it, in the order in which it is shown. */
export function flat(item: Item): readonly Item[] {
  return [item, ...item.children.flatMap(flat)];
}
