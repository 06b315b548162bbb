import { joinPointer, type JsonValue, type Language, type Pointer } from '#core';
import type { Draft, Tree } from '#designer/edit';
import { findTree, toJson } from '#designer/edit';

/** The files of one form (its folder in `forms/`). */
export const schemaFile = (form: string): string => `forms/${form}/form.schema.json`;
export const uiFile = (form: string): string => `forms/${form}/form.ui.json`;
export const textsFile = (form: string, language: Language): string => `forms/${form}/i18n/${language}.json`;

/** Ids of the forms that have a schema, in alphabetical order. */
export function formIds(draft: Draft): readonly string[] {
  return [...draft.keys()]
    .flatMap((path) => /^forms\/([^/]+)\/form\.schema\.json$/.exec(path)?.[1] ?? [])
    .sort();
}

/** The languages of the town; the first is the one of the schema's own words. */
export function languagesOf(draft: Draft): readonly Language[] {
  const found = findTree(draft, 'kit.json', '/languages');
  const languages = found?.kind === 'array' ? found.items.map(textOf).filter((one) => one !== undefined) : [];
  return languages.length === 0 ? ['zh-CN'] : languages;
}

/** Every file of translations that a form has, with its language. */
export function translationsOf(
  draft: Draft,
  form: string,
): readonly { readonly language: Language; readonly file: string }[] {
  const folder = `forms/${form}/i18n/`;
  return [...draft.keys()]
    .filter((path) => path.startsWith(folder) && path.endsWith('.json'))
    .map((file) => ({ file, language: file.slice(folder.length, -'.json'.length) }));
}

/** A text of a tree; undefined for anything else. */
export function textOf(tree: Tree | undefined): string | undefined {
  const value = tree?.kind === 'scalar' ? toJson(tree) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A member of a tree; undefined where it is no object or has none of that name. */
export function memberOf(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'object' ? tree.members.find((member) => member.key === key)?.tree : undefined;
}

/** Names of the members, in the author's order. */
export function keysOf(tree: Tree | undefined): readonly string[] {
  return tree?.kind === 'object' ? tree.members.map(({ key }) => key) : [];
}

/** The texts of a list; what is no text is left out. */
export function textsOfList(tree: Tree | undefined): readonly string[] {
  return tree?.kind === 'array' ? tree.items.map(textOf).filter((one) => one !== undefined) : [];
}

/** A tree never changes, so it is read as a value once. */
const values = new WeakMap<Tree, JsonValue>();

export function valueOf(tree: Tree): JsonValue {
  const known = values.get(tree);
  if (known !== undefined) return known;
  const value = toJson(tree);
  values.set(tree, value);
  return value;
}

/** The place in the layout file that speaks of a place of the schema: `/properties/a/items/properties/b` → `/a/items/b`. */
export function uiPointer(tokens: readonly string[]): Pointer {
  const steps: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at] === 'properties') at += 1;
    steps.push(tokens[at] ?? '');
  }
  return joinPointer(steps);
}
