/** Taking a part out of a section and putting one in, with everything that speaks of it beside the schema. */
import { joinPointer, type Pointer } from '#core';
import type { Tree } from '#designer/edit';
import { fromJson } from '#designer/edit';
import type { Item } from './Item.ts';
import { isIndexLike, orderOf, shownKeys, spotFor } from './order.ts';
import { closeWay, openWay, setMember, type Pen } from './Pen.ts';
import { keysOf, memberOf, schemaFile, textOf, textsOfList, uiFile } from './reading.ts';
import { ruleOf, setRuleRequired } from './writeRules.ts';

/** A part without its words in other languages. */
export interface Part {
  readonly key: string;
  readonly schema: Tree;
  readonly look: Tree | undefined;
  readonly required: boolean;
}

/** A section that parts stand in: where its schema and its layout are. */
export interface Owner {
  readonly schema: Pointer;
  readonly ui: Pointer;
}

export function ownerOf(section: Item): Owner {
  return { schema: section.inside, ui: section.kind === 'group' ? `${section.ui}/items` : section.ui };
}

export const placeIn = (owner: Owner, key: string): { readonly schema: Pointer; readonly ui: Pointer } => ({
  schema: owner.schema + joinPointer(['properties', key]),
  ui: owner.ui + joinPointer([key]),
});

/** Takes a part out. Its words in other languages stay for whoever moves it, and so does the rule that says when it is asked. */
export function takePart(pen: Pen, form: string, item: Item, owner: Owner): Part {
  const [schema, ui] = [schemaFile(form), uiFile(form)];
  const { key, look, schema: tree } = item;
  const required = item.shown === undefined && item.required;
  if (required) setRequired(pen, form, owner, item.key, false);
  pen.remove(schema, item.pointer);
  leaveOrder(pen, form, owner, item.key);
  if (item.look !== undefined) {
    pen.remove(ui, item.ui);
    if (owner.ui !== '') closeWay(pen, ui, owner.ui);
  }
  return { key, look, schema: tree, required };
}

/** Puts a part so that it is shown at a place; `at` counts among those that are there already. */
export function putPart(pen: Pen, form: string, owner: Owner, part: Part, at: number): void {
  const { key, schema, look, required } = part;
  const properties = pen.find(schemaFile(form), `${owner.schema}/properties`);
  const shown = shownKeys(orderOf(properties, pen.find(uiFile(form), owner.ui)));
  pen.add(schemaFile(form), placeIn(owner, key).schema, schema, shown[at]);
  if (look !== undefined) {
    openWay(pen, uiFile(form), owner.ui);
    pen.add(uiFile(form), placeIn(owner, key).ui, look);
  }
  if (required) setRequired(pen, form, owner, key, true);
  showAt(pen, form, owner, key, at);
}

/** Changes the order so that a part of a section is shown at a place among the others. */
export function showAt(pen: Pen, form: string, owner: Owner, key: string, at: number): void {
  const [schema, ui] = [schemaFile(form), uiFile(form)];
  const properties = pen.find(schema, `${owner.schema}/properties`);
  const order = orderOf(properties, pen.find(ui, owner.ui));
  const keys = keysOf(properties);
  if (keys.some(isIndexLike)) {
    const others = shownKeys(order).filter((one) => one !== key);
    openWay(pen, ui, owner.ui);
    const sequence = [...others.slice(0, at), key, ...others.slice(at), '*'];
    setMember(pen, ui, owner.ui, { key: 'ui:order', value: sequence });
    return;
  }
  const spot = spotFor(order, key, at);
  const list = `${owner.ui}/ui:order`;
  const wasNamed = leaveOrder(pen, form, owner, key);
  if (spot.in === 'order') {
    const beside = orderFile(pen, form, owner).indexOf(spot.beside);
    const index = spot.side === 'after' ? beside + 1 : beside;
    pen.add(ui, `${list}/${String(index)}`, fromJson(key));
    return;
  }
  const rest = order.rest.filter((one) => one !== key);
  const isThere =
    !wasNamed &&
    order.rest.indexOf(key) === (spot.next === undefined ? rest.length : rest.indexOf(spot.next));
  const place = placeIn(owner, key).schema;
  if (!isThere) pen.move(schema, place, place, spot.next);
}

/** Takes a name out of `ui:order`, however often somebody wrote it. Whether it was there. */
function leaveOrder(pen: Pen, form: string, owner: Owner, key: string): boolean {
  const places = orderFile(pen, form, owner).flatMap((name, at) => (name === key ? [at] : []));
  for (const at of [...places].reverse()) pen.remove(uiFile(form), `${owner.ui}/ui:order/${String(at)}`);
  return places.length > 0;
}

/** `ui:order` as written; empty where there is none. */
function orderFile(pen: Pen, form: string, owner: Owner): readonly (string | undefined)[] {
  const list = memberOf(pen.find(uiFile(form), owner.ui), 'ui:order');
  return list?.kind === 'array' ? list.items.map(textOf) : [];
}

/** Makes a part of a section required, or optional. */
export function setRequired(pen: Pen, form: string, owner: Owner, key: string, required: boolean): void {
  const file = schemaFile(form);
  const rule = ruleOf(pen, form, placeIn(owner, key).schema);
  if (rule !== undefined) {
    setRuleRequired(pen, form, rule, required);
    return;
  }
  const list = memberOf(pen.find(file, owner.schema), 'required');
  const path = `${owner.schema}/required`;
  if (list !== undefined && list.kind !== 'array') {
    if (required) pen.spoil();
    return;
  }
  const names = list?.kind === 'array' ? list.items.map(textOf) : [];
  const at = names.indexOf(key);
  if (required === at >= 0) return;
  if (!required) pen.remove(file, names.length === 1 ? path : `${path}/${String(at)}`);
  else if (list === undefined)
    setMember(pen, file, owner.schema, { key: 'required', value: [key], before: 'properties' });
  else pen.add(file, `${path}/-`, fromJson(key));
}

/** Whether a section has a part of this name, or says something about one. */
export function isTaken(pen: Pen, form: string, owner: Owner, key: string): boolean {
  const properties = pen.find(schemaFile(form), `${owner.schema}/properties`);
  const required = memberOf(pen.find(schemaFile(form), owner.schema), 'required');
  const look = pen.find(uiFile(form), owner.ui);
  return (
    keysOf(properties).includes(key) ||
    textsOfList(required).includes(key) ||
    keysOf(look).includes(key) ||
    // In the layout `items` speaks of the entries of a list.
    key === 'items'
  );
}
