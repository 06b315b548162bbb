import type { Language } from '#core';
import { languagesOf, textsFile } from '#designer/form';
import type { Draft, Tree } from '#designer/edit';
import { formRows } from './formRows.ts';
import { inlineRows } from './inlineRows.ts';
import type { TextRow } from './TextRow.ts';
import type { Translated } from './Translated.ts';

/** The texts of one file, or of one form with its layout and translations. */
export interface TextGroup {
  /** The file that says what it is: `forms/<form>/form.schema.json`, `codes/<table>.json`. */
  readonly file: string;
  readonly rows: readonly TextRow[];
}

/** Scenarios are tests, layouts and maps are drawings, schemas are for editors of files: none of them is read by people at work. */
const NOT_FOR_PEOPLE =
  /^schema\/|\/scenarios\/|\.layout\.json$|\.geojson$|^forms\/[^/]+\/(?:i18n\/|form\.ui\.json$)/;
const FORM = /^forms\/([^/]+)\/form\.schema\.json$/;

/**
 * Every text of the config that people read, by file in alphabetical order, forms first. Templates are not among them: they are
 * whole documents. Never throws; the groups of files that did not change are the same objects.
 */
export function textRows(draft: Draft): readonly TextGroup[] {
  const languages = languagesOf(draft);
  return [...draft.keys()]
    .filter((path) => !NOT_FOR_PEOPLE.test(path))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap((path) => {
      const group = groupOf(draft, path, languages);
      return group === undefined || group.rows.length === 0 ? [] : [group];
    });
}

const rank = (path: string): number => (FORM.test(path) ? 0 : 1);

interface Made {
  readonly path: string;
  readonly from: readonly (Tree | Language | undefined)[];
  readonly group: TextGroup;
}
const made = new WeakMap<Tree, Made>();

function groupOf(draft: Draft, path: string, languages: readonly Language[]): TextGroup | undefined {
  const root = rootOf(draft, path);
  if (root === undefined) return undefined;
  const [, form] = FORM.exec(path) ?? [];
  const ui = form === undefined ? undefined : rootOf(draft, `forms/${form}/form.ui.json`);
  const translated = form === undefined ? [] : filesOf(draft, form, languages);
  const from = [
    ...languages,
    root,
    ui,
    ...translated.flatMap(({ language, root: words }) => [language, words]),
  ];
  const known = made.get(root);
  if (
    known?.path === path &&
    known.from.length === from.length &&
    known.from.every((one, at) => one === from[at])
  )
    return known.group;
  const rows = [
    ...(form === undefined ? [] : formRows({ form, file: path, schema: root, ui, translated, languages })),
    ...inlineRows(path, root, languages),
  ];
  const group = { file: path, rows };
  made.set(root, { path, from, group });
  return group;
}

function filesOf(draft: Draft, form: string, languages: readonly Language[]): readonly Translated[] {
  const folder = `forms/${form}/i18n/`;
  const found = [...draft.keys()].flatMap((path) =>
    path.startsWith(folder) && path.endsWith('.json') ? [path.slice(folder.length, -'.json'.length)] : [],
  );
  return [...new Set([...languages.slice(1), ...found])].map((language) => {
    const file = textsFile(form, language);
    return { language, file, root: rootOf(draft, file) };
  });
}

function rootOf(draft: Draft, path: string): Tree | undefined {
  const file = draft.get(path);
  return file?.kind === 'json' ? file.root : undefined;
}
