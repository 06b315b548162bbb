import { joinPointer, splitPointer, type Language, type Pointer, type Text } from '#core';
import { formWords } from '#core/form';
import { keywordWords } from '#designer/describe';
import { uiFile } from '#designer/form';
import { toJson, type Tree } from '#designer/edit';
import { stableName } from './stableName.ts';
import type { TextRow } from './TextRow.ts';
import type { Translated } from './Translated.ts';

interface FormFiles {
  readonly form: string;
  readonly file: string;
  readonly schema: Tree;
  readonly ui: Tree | undefined;
  readonly translated: readonly Translated[];
  readonly languages: readonly Language[];
}

const UI = 'ui:';

/** The form's own words with their translations, and the translations of nothing. */
export function formRows(files: FormFiles): readonly TextRow[] {
  const { form, file, schema, ui, translated, languages } = files;
  const [first = 'zh-CN'] = languages;
  const own = formWords(toJson(schema), ui === undefined ? {} : toJson(ui));
  const others = translated.map((one) => ({ ...one, words: stringsOf(one.root) }));
  const rows = [...own].map(([key, text]): TextRow => {
    const inUi = key.startsWith(UI);
    const pointer = inUi ? key.slice(UI.length) : key;
    const root = inUi && ui !== undefined ? ui : schema;
    const there = inUi ? uiFile(form) : file;
    const words = others.flatMap(({ language, words: found }) => {
      const translation = found.get(key);
      return translation === undefined ? [] : [[language, translation] as const];
    });
    return {
      id: `${there}#${stableName(root, pointer)}`,
      file: there,
      pointer,
      kind: 'form',
      form,
      key,
      words: Object.fromEntries([[first, text], ...words]),
      path: pathOf(files, inUi ? schemaPlace(schema, pointer) : pointer),
      what: keywordWords(splitPointer(pointer).at(-1) ?? ''),
    };
  });
  const lost = others.flatMap(({ language, file: there, words }) =>
    [...words]
      .filter(([key]) => !own.has(key))
      .map(([key, text]): TextRow => {
        const inUi = key.startsWith(UI);
        const at = inUi ? schemaPlace(schema, key.slice(UI.length)) : key;
        return {
          id: `${there}#${joinPointer([key])}`,
          file: there,
          pointer: joinPointer([key]),
          kind: 'lost',
          form,
          key,
          words: { [language]: text },
          path: pathOf(files, at),
          what: keywordWords(splitPointer(at).at(-1) ?? ''),
        };
      }),
  );
  return [...rows, ...lost];
}

/** The texts of a file of translations; whatever else stands in it is left alone. */
function stringsOf(root: Tree | undefined): ReadonlyMap<string, string> {
  const members = root?.kind === 'object' ? root.members : [];
  return new Map(
    members.flatMap(({ key, tree }) => {
      const value: unknown = tree.kind === 'scalar' ? JSON.parse(tree.json) : undefined;
      return typeof value === 'string' ? [[key, value] as const] : [];
    }),
  );
}

/** Titles of what lies around a place of the schema, the place's own last keyword not counted. The form itself is the group's. */
function pathOf(
  { schema, translated, languages: [first = 'zh-CN'] }: FormFiles,
  pointer: Pointer,
): readonly Text[] {
  const tokens = splitPointer(pointer).slice(0, -1);
  return tokens.flatMap((_token, index): readonly Text[] => {
    const here = tokens.slice(0, index + 1);
    const title = stringAt(treeAt(schema, here), 'title');
    if (title === undefined) return [];
    const key = joinPointer([...here, 'title']);
    const others = translated.flatMap(({ language, root }) => {
      const words = stringAt(root, key);
      return words === undefined ? [] : [[language, words] as const];
    });
    return [Object.fromEntries([[first, title], ...others])];
  });
}

/** The place of the schema that a place of the layout speaks of: `/a/items/b/ui:help` → `/properties/a/items/properties/b/ui:help`. */
function schemaPlace(schema: Tree, pointer: Pointer): Pointer {
  const tokens = splitPointer(pointer);
  const steps: string[] = [];
  for (const token of tokens.slice(0, -1)) {
    const isProperty = treeAt(schema, [...steps, 'properties', token]) !== undefined;
    steps.push(...(isProperty ? ['properties', token] : [token]));
  }
  return joinPointer([...steps, ...tokens.slice(-1)]);
}

function treeAt(root: Tree, tokens: readonly string[]): Tree | undefined {
  let tree: Tree | undefined = root;
  for (const token of tokens) {
    if (tree?.kind === 'array') tree = tree.items[Number(token)];
    else if (tree?.kind === 'object') tree = tree.members.find(({ key }) => key === token)?.tree;
    else return undefined;
  }
  return tree;
}

function stringAt(tree: Tree | undefined, key: string): string | undefined {
  const found = tree?.kind === 'object' ? tree.members.find((member) => member.key === key)?.tree : undefined;
  const value: unknown = found?.kind === 'scalar' ? JSON.parse(found.json) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
