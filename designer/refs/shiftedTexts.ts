import type { Pointer } from '#core';
import { joinPointer, splitPointer } from '#core';
import type { Change, Draft, Operation } from '#designer/edit';
import { findTree } from '#designer/edit';

/**
 * Words of a form are found by the place of what they translate. Those of what stood behind a removed item of a list move up with
 * it. `before` still has the list as it was, `draft` no longer has the item nor its words.
 */
export function shiftedTexts(before: Draft, draft: Draft, file: string, removed: Pointer): Change {
  const [, form] = /^forms\/([^/]+)\/form\.schema\.json$/.exec(file) ?? [];
  const tokens = splitPointer(removed);
  const list = joinPointer(tokens.slice(0, -1));
  if (form === undefined || findTree(before, file, list)?.kind !== 'array') return [];
  const index = Number(tokens.at(-1));
  return [...draft.keys()]
    .filter((path) => path.startsWith(`forms/${form}/i18n/`))
    .flatMap((path) => {
      const operations = movesIn(draft, path, list, index);
      return operations.length > 0 ? [{ file: path, operations }] : [];
    });
}

function movesIn(draft: Draft, path: string, list: Pointer, index: number): readonly Operation[] {
  const texts = findTree(draft, path, '');
  const keys = texts?.kind === 'object' ? texts.members.map(({ key }) => key) : [];
  return keys
    .flatMap((key) => {
      const [, number = '', rest = ''] = key.startsWith(`${list}/`)
        ? (/^(\d+)(.*)$/.exec(key.slice(list.length + 1)) ?? [])
        : [];
      return number !== '' && Number(number) > index ? [{ key, number: Number(number), rest }] : [];
    })
    .sort((left, right) => left.number - right.number)
    .map(({ key, number, rest }): Operation => {
      const to = `${list}/${String(number - 1)}${rest}`;
      const behind = keys[keys.indexOf(key) + 1];
      const before = behind === undefined || behind.startsWith(`${list}/`) ? {} : { before: behind };
      return { op: 'move', from: joinPointer([key]), path: joinPointer([to]), ...before };
    });
}
