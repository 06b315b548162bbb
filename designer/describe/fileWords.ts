import type { Pointer, Text } from '#core';
import { isObject, own, splitPointer } from '#core';
import type { Draft } from '#designer/edit';
import { findValue } from '#designer/edit';
import type { Town } from '#designer/refs';
import { fill, readTown, titleOf } from '#designer/refs';
import { keywordWords } from './keywords.ts';

type Kind = 'form' | 'form-ui' | 'form-texts' | 'flow' | 'roles' | 'units' | 'codes' | 'other';

interface Pattern {
  readonly kind: Kind;
  readonly path: RegExp;
  /** `{0}`: the title of the thing; `{1}`: the file's own name. */
  readonly chinese: string;
  readonly english: string;
}

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'form',
    path: /^forms\/([^/]+)\/form\.schema\.json$/,
    chinese: '表单“{0}”',
    english: 'the form “{0}”',
  },
  {
    kind: 'form-ui',
    path: /^forms\/([^/]+)\/form\.ui\.json$/,
    chinese: '表单“{0}”的版面',
    english: 'the layout of the form “{0}”',
  },
  {
    kind: 'form-texts',
    path: /^forms\/([^/]+)\/i18n\/([^/]+)\.json$/,
    chinese: '表单“{0}”的译文（{1}）',
    english: 'the words of the form “{0}” in {1}',
  },
  { kind: 'flow', path: /^flows\/([^/]+)\/flow\.json$/, chinese: '流程“{0}”', english: 'the flow “{0}”' },
  {
    kind: 'other',
    path: /^flows\/([^/]+)\/flow\.layout\.json$/,
    chinese: '流程“{0}”的图形布局',
    english: 'the drawing of the flow “{0}”',
  },
  {
    kind: 'other',
    path: /^flows\/([^/]+)\/scenarios\/([^/]+)\.json$/,
    chinese: '流程“{0}”的场景“{1}”',
    english: 'the scenario “{1}” of the flow “{0}”',
  },
  { kind: 'codes', path: /^codes\/([^/]+)\.json$/, chinese: '代码表“{0}”', english: 'the code table “{0}”' },
  { kind: 'other', path: /^lists\/([^/]+)\.json$/, chinese: '列表“{0}”', english: 'the list “{0}”' },
  {
    kind: 'other',
    path: /^templates\/([^/]+)\.hbs$/,
    chinese: '打印模板“{0}”',
    english: 'the template “{0}”',
  },
  {
    kind: 'other',
    path: /^calendar\/([^/]+)\.json$/,
    chinese: '{0} 年的日历',
    english: 'the calendar of {0}',
  },
  { kind: 'roles', path: /^org\/roles\.json$/, chinese: '岗位', english: 'the posts' },
  { kind: 'units', path: /^org\/units\.json$/, chinese: '单位', english: 'the units' },
  { kind: 'other', path: /^org\/grids\.(?:geo)?json$/, chinese: '网格划分', english: 'the grids' },
  { kind: 'other', path: /^kit\.json$/, chinese: '乡镇的基本信息', english: 'the town’s own file' },
];

export function kindOf(path: string): { readonly kind: Kind; readonly id: string } {
  for (const { kind, path: pattern } of PATTERNS) {
    const found = pattern.exec(path);
    if (found) return { kind, id: found[1] ?? '' };
  }
  return { kind: 'other', id: '' };
}

/** What people call a file: “the form “Household survey””. */
export function fileWords(town: Town, path: string): Text {
  for (const { path: pattern, chinese, english } of PATTERNS) {
    const [found, id = '', name = ''] = pattern.exec(path) ?? [];
    if (found !== undefined) return fill(chinese, english, titleIn(town, path, id), name);
  }
  return fill('文件“{0}”', 'the file “{0}”', path);
}

function titleIn(town: Town, path: string, id: string): Text | string {
  if (path.startsWith('forms/')) return town.forms.get(id)?.title ?? id;
  if (path.startsWith('flows/')) return town.flows.get(id)?.title ?? id;
  return path.startsWith('templates/') || path.startsWith('calendar/')
    ? id
    : titleOf(findValue(town.draft, path, ''), id);
}

/** What people call a place in a file: the nearest thing with words of its own, and what of it. */
export function placeWords(draft: Draft, path: string, pointer: Pointer): Text {
  const town = readTown(draft);
  const file = fileWords(town, path);
  const tokens = splitPointer(pointer);
  const titled = tokens.flatMap((_token, index) => {
    const value = findValue(draft, path, pointerOf(tokens.slice(0, index + 1)));
    return isObject(value) && own(value, 'title') !== undefined ? [titleOf(value, tokens[index] ?? '')] : [];
  });
  const thing = titled.at(-1);
  const last = tokens.at(-1);
  const what = last === undefined ? undefined : keywordWords(last);
  if (thing && what) return fill('{0}的“{1}”：{2}', '{0}, “{1}”: {2}', file, thing, what);
  if (thing) return fill('{0}的“{1}”', '{0}, “{1}”', file, thing);
  return what ? fill('{0}：{1}', '{0}: {1}', file, what) : file;
}

function pointerOf(tokens: readonly string[]): Pointer {
  return tokens.map((token) => `/${token.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
