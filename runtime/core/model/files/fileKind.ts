import { nearestName } from '#core/base';
import { ID } from '../shape/index.ts';

/** What a file of `config/` is, by its path. */
export type FileKind =
  | Plain<'kit' | 'roles' | 'units' | 'division'>
  | Named<'form' | 'form-ui' | 'flow' | 'flow-layout' | 'scenario'>
  | { readonly kind: 'form-texts'; readonly id: string; readonly language: string }
  | Named<'calendar' | 'codes' | 'list' | 'template'>
  /** `json` only has to be readable: schemas for editors, the map of grids. `ignored`: notes for people and files of tools. */
  | Plain<'json' | 'ignored'>
  | { readonly kind: 'bad-name'; readonly name: string }
  | { readonly kind: 'unknown'; readonly nearest: string | undefined };

type Plain<Kind extends string> = Kind extends string ? { readonly kind: Kind } : never;
type Named<Kind extends string> = Kind extends string ? { readonly kind: Kind; readonly id: string } : never;
type NamedKind = Exclude<Extract<FileKind, { readonly id: string }>['kind'], 'form-texts'>;

const FIXED: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['kit.json', { kind: 'kit' }],
  ['org/roles.json', { kind: 'roles' }],
  ['org/units.json', { kind: 'units' }],
  ['org/grids.json', { kind: 'division' }],
  ['org/grids.geojson', { kind: 'json' }],
]);

/** The first group is the name that others refer to. */
const NAMED: readonly (readonly [RegExp, NamedKind])[] = [
  [/^forms\/([^/]+)\/form\.schema\.json$/, 'form'],
  [/^forms\/([^/]+)\/form\.ui\.json$/, 'form-ui'],
  [/^flows\/([^/]+)\/flow\.json$/, 'flow'],
  [/^flows\/([^/]+)\/flow\.layout\.json$/, 'flow-layout'],
  [/^flows\/([^/]+)\/scenarios\/[^/]+\.json$/, 'scenario'],
  [/^codes\/([^/]+)\.json$/, 'codes'],
  [/^lists\/([^/]+)\.json$/, 'list'],
  [/^calendar\/([0-9]{4})\.json$/, 'calendar'],
  // One may have sisters in other languages: `sheet.hbs` and `sheet.en.hbs`; `print/` picks.
  [/^templates\/([^/]+?(?:\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*)?)\.hbs$/, 'template'],
];

const FORM_TEXTS = /^forms\/([^/]+)\/i18n\/([^/]+)\.json$/;
const SCHEMA = /^schema\/[^/]+\.json$/;
const IGNORED = /(?:^|\/)(?:\.[^/]*|[^/]+\.md)$/;

export function fileKindOf(path: string): FileKind {
  const fixed = FIXED.get(path);
  if (fixed) return fixed;
  if (IGNORED.test(path)) return { kind: 'ignored' };
  if (SCHEMA.test(path)) return { kind: 'json' };
  const named = findNamed(path);
  if (named === undefined) return { kind: 'unknown', nearest: nearestPath(path) };
  // A template's id may end in a language, which is no part of its name.
  const name = named.kind === 'template' ? named.id.replace(/\..*$/, '') : named.id;
  return named.kind === 'calendar' || ID.pattern.test(name) ? named : { kind: 'bad-name', name };
}

function findNamed(path: string): Extract<FileKind, { readonly id: string }> | undefined {
  const [, form, language] = FORM_TEXTS.exec(path) ?? [];
  if (form !== undefined && language !== undefined) return { kind: 'form-texts', id: form, language };
  for (const [pattern, kind] of NAMED) {
    const [, id] = pattern.exec(path) ?? [];
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}

/** The path that was probably meant: a known one with the same folder name in its place. */
function nearestPath(path: string): string | undefined {
  const [top = '', id = ''] = path.split('/');
  const file = path.slice(path.lastIndexOf('/') + 1);
  const known = [
    ...FIXED.keys(),
    `forms/${id}/form.schema.json`,
    `forms/${id}/form.ui.json`,
    `forms/${id}/i18n/${file}`,
    `flows/${id}/flow.json`,
    `flows/${id}/flow.layout.json`,
    `flows/${id}/scenarios/${file}`,
    ...['codes', 'lists', 'calendar'].map((folder) => `${folder}/${id}`),
    `templates/${id}`,
  ];
  const folder = nearestName(top, ['forms', 'flows', 'org', 'codes', 'lists', 'calendar', 'templates']);
  return nearestName(folder === undefined ? path : folder + path.slice(top.length), known);
}
