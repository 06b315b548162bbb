import { joinPointer, type JsonValue, type Problem, type Text } from '#core/base';
import { type JsonFault, type JsonNode, parseJson, valueOf } from './parseJson.ts';
import { placeAt } from './place.ts';
import { findPlainValue, isDigits } from './plainJson.ts';
import { modelProblem } from './problems.ts';

const FAULTS: Readonly<Record<JsonFault, Text>> = {
  end: {
    'zh-CN': '文件在这里突然结束，可能没有保存完整。请补全，或换回完整的文件。',
    en: 'the file ends here too early; it may be cut off. Complete it or restore the whole file.',
  },
  value: {
    'zh-CN': '这里应当有一个值（文字要加双引号）。请改正。',
    en: 'a value is expected here (words need double quotes). Correct it.',
  },
  key: {
    'zh-CN': '这里应当是带双引号的名称。请改正。',
    en: 'a name in double quotes is expected here. Correct it.',
  },
  colon: { 'zh-CN': '名称后面缺少冒号。请补上。', en: 'a colon is missing after the name. Add it.' },
  separator: {
    'zh-CN': '这里缺少逗号或右括号。请补上。',
    en: 'a comma or a closing bracket is missing here. Add it.',
  },
  'extra-comma': {
    'zh-CN': '最后一项后面多了逗号。请删去。',
    en: 'the comma after the last entry is too many. Remove it.',
  },
  comment: {
    'zh-CN': '这种文件里不能写注释。请删去。',
    en: 'comments cannot stand in this file. Remove it.',
  },
  string: {
    'zh-CN': '文字没有用双引号结束，或反斜杠用得不对。请改正。',
    en: 'the words are not closed by a double quote, or a backslash is used wrongly. Correct it.',
  },
  number: {
    'zh-CN': '数字写法不对或太大。请改正。',
    en: 'the number is malformed or too large. Correct it.',
  },
  more: {
    'zh-CN': '内容已经结束，后面还有多余的文字。请删去。',
    en: 'the content has ended, but more text follows. Remove it.',
  },
  deep: {
    'zh-CN': '括号套得太深。请减少层次。',
    en: 'the brackets are nested too deeply. Use fewer levels.',
  },
};

type Read<Content> =
  | ({ readonly status: 'read'; readonly problems: readonly Problem[] } & Content)
  | { readonly status: 'unreadable'; readonly problem: Problem };

/** A JSON file's value, with what is wrong about its keys as written. */
export function readJson(file: string, text: string): Read<{ readonly value: JsonValue }> {
  const value = findPlainValue(text);
  if (value !== undefined) return { status: 'read', value, problems: [] };
  const read = readNodes(file, text);
  if (read.status === 'unreadable') return read;
  return { status: 'read', value: valueOf(read.root), problems: read.problems };
}

/** The same with the places of everything in the text. */
export function readNodes(file: string, text: string): Read<{ readonly root: JsonNode }> {
  const parsed = parseJson(text);
  if (parsed.status === 'unreadable') {
    const params = { ...placeAt(text, parsed.at), fault: FAULTS[parsed.fault] };
    return { status: 'unreadable', problem: modelProblem('json.unreadable', file, '', params) };
  }
  const problems: Problem[] = [];
  collectKeys(parsed.root, [], file, problems);
  return { status: 'read', root: parsed.root, problems };
}

/** `path` is one list for the whole walk: a new one for every node would cost more than the rest of it. */
function collectKeys(node: JsonNode, path: (string | number)[], file: string, into: Problem[]): void {
  if (node.kind === 'array') {
    for (const [index, item] of node.items.entries()) {
      path.push(index);
      collectKeys(item, path, file, into);
      path.pop();
    }
  }
  if (node.kind !== 'object') return;
  const seen = new Set<string>();
  for (const { key, node: member } of node.members) {
    path.push(key);
    if (seen.has(key)) into.push(modelProblem('json.duplicate-key', file, joinPointer(path), { key }));
    if (isDigits(key)) into.push(modelProblem('json.digit-key', file, joinPointer(path), { key }));
    seen.add(key);
    collectKeys(member, path, file, into);
    path.pop();
  }
}
