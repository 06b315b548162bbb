/** Whether a choice has answers of its own or those of a code table. */
import { inLanguage, isObject, isText, own, type JsonValue, type Text } from '#core';
import { findTree, fromJson, type Draft } from '#designer/edit';
import { commandOn, say, sentenceOn, titleOf, type Commanded, type Target } from './Command.ts';
import { choicePointer, NO_CHOICE, optionsOf } from './options.ts';
import { setMember } from './Pen.ts';
import { languagesOf, memberOf, schemaFile, textsFile, valueOf } from './reading.ts';
import { removeWords, setWords } from './translations.ts';

/** The code tables of the town with their titles. */
export function codeTables(draft: Draft): readonly { readonly id: string; readonly title: Text }[] {
  return [...draft.keys()].flatMap((path) => {
    const id = /^codes\/([^/]+)\.json$/.exec(path)?.[1];
    const tree = id === undefined ? undefined : findTree(draft, path, '/title');
    const title = tree && valueOf(tree);
    return id === undefined ? [] : [{ id, title: isText(title) ? title : { 'zh-CN': id } }];
  });
}

const NO_TABLE = say('没有这个代码表。', 'There is no such code table.');

/** Offers the answers of a code table, and no longer its own. */
export function useTable(target: Target, table: string): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item }) => {
    if (optionsOf(item) === undefined) return NO_CHOICE;
    if (!draft.has(`codes/${table}.json`)) return NO_TABLE;
    const [file, place] = [schemaFile(form), choicePointer(item)];
    const before = ['oneOf', 'enum'].find((key) => memberOf(pen.find(file, place), key) !== undefined);
    setMember(pen, file, place, {
      key: 'x-codes',
      value: table,
      ...(before === undefined ? {} : { before }),
    });
    if (before !== undefined) pen.remove(file, `${place}/${before}`);
    removeWords(pen, form, { schema: `${place}/oneOf` });
    return {
      label: sentenceOn(
        titleOf(draft, form, item),
        (name) => `${name}改用代码表`,
        (name) => `Use a code table for ${name}`,
      ),
      focus: pointer,
    };
  });
}

/** Takes over the answers of its code table as its own, which can then be changed. */
export function useOwnOptions(target: Target): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item }) => {
    const options = optionsOf(item);
    if (options?.source !== 'table') return NO_CHOICE;
    const codes = findTree(draft, `codes/${options.table}.json`, '/codes');
    const offered = codesOf(codes && valueOf(codes));
    if (offered.length === 0) return NO_TABLE;
    const [file, place] = [schemaFile(form), choicePointer(item)];
    const [first = 'zh-CN', ...others] = languagesOf(draft);
    const list = offered.map(({ code, title }) => ({ const: code, title: inLanguage(title, first) }));
    setMember(pen, file, place, { key: 'oneOf', value: list, before: 'x-codes' });
    pen.remove(file, `${place}/x-codes`);
    for (const language of others) {
      for (const [index, { title }] of offered.entries()) {
        const words = own(title, language);
        const key = `${place}/oneOf/${String(index)}/title`;
        if (words !== undefined)
          setWords(pen, textsFile(form, language), key, { words: fromJson(words), near: pointer });
      }
    }
    return {
      label: sentenceOn(
        titleOf(draft, form, item),
        (name) => `${name}改用自己的选项`,
        (name) => `Give ${name} options of its own`,
      ),
      focus: pointer,
    };
  });
}

function codesOf(value: JsonValue | undefined): readonly { readonly code: string; readonly title: Text }[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).flatMap((one) => {
    const [code, title] = isObject(one) ? [own(one, 'code'), own(one, 'title')] : [];
    const offered = isObject(one) && own(one, 'retired') !== true;
    return offered && typeof code === 'string' && isText(title) ? [{ code, title }] : [];
  });
}
