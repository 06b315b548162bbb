import { joinPointer, splitPointer, type Language, type Pointer, type Text } from '#core';
import { keywordWords } from '#designer/describe';
import type { Tree } from '#designer/edit';
import { stableName } from './stableName.ts';
import type { TextRow } from './TextRow.ts';

/** Members that hold data of the town, in which an object is not taken for words whatever it looks like. */
const DATA = ['const', 'enum', 'default', 'examples', 'facts'];
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/** Words in all languages side by side: `{ "zh-CN": "…", "en": "…" }`, wherever they stand in a file. */
export function inlineRows(file: string, root: Tree, languages: readonly Language[]): readonly TextRow[] {
  const rows: TextRow[] = [];
  walk(root, [], []);
  return rows;

  function walk(tree: Tree, tokens: readonly string[], path: readonly Text[]): void {
    if (tree.kind === 'array') {
      tree.items.forEach((item, index) => walk(item, [...tokens, String(index)], path));
      return;
    }
    const words = wordsOf(tree, languages);
    if (words === undefined) walkMembers(tree, tokens, path);
    else if (tokens.length > 0) rows.push(rowOf(joinPointer(tokens), words, path));
  }

  function walkMembers(tree: Tree, tokens: readonly string[], path: readonly Text[]): void {
    const members = tree.kind === 'object' ? tree.members : [];
    const title = tokens.length === 0 ? undefined : members.find(({ key }) => key === 'title')?.tree;
    const named = title && textIn(title, languages);
    for (const { key, tree: member } of members) {
      // What a thing is called is not shown again beside its own name.
      const around = named === undefined || key === 'title' ? path : [...path, named];
      if (!DATA.includes(key)) walk(member, [...tokens, key], around);
    }
  }

  function rowOf(pointer: Pointer, words: Text, path: readonly Text[]): TextRow {
    const what = keywordWords(splitPointer(pointer).at(-1) ?? '');
    const id = `${file}#${stableName(root, pointer)}`;
    return { id, file, pointer, kind: 'inline', form: '', key: '', words, path, what };
  }
}

/** The words of an object that has nothing but words, one of them in a language of the town. */
function wordsOf(tree: Tree, languages: readonly Language[]): Text | undefined {
  if (tree.kind !== 'object' || !tree.members.some(({ key }) => languages.includes(key))) return undefined;
  const words: (readonly [Language, string])[] = [];
  for (const { key, tree: member } of tree.members) {
    const value: unknown = member.kind === 'scalar' ? JSON.parse(member.json) : undefined;
    if (typeof value !== 'string' || !LANGUAGE.test(key)) return undefined;
    words.push([key, value]);
  }
  return Object.fromEntries(words);
}

function textIn(title: Tree, languages: readonly Language[]): Text | undefined {
  if (title.kind === 'object') return wordsOf(title, languages);
  const value: unknown = title.kind === 'scalar' ? JSON.parse(title.json) : undefined;
  return typeof value === 'string' && value !== '' ? { [languages[0] ?? 'zh-CN']: value } : undefined;
}
