import type { JsonObject, JsonValue, Text } from '#core';
import { equalJson, isObject, own } from '#core';
import type { RawFlow } from '#designer/refs';
import { fill, stateWords, titleOf } from '#designer/refs';
import type { Pair } from './Pair.ts';
import { keywordList } from './keywords.ts';

interface Group {
  readonly key: 'actions' | 'parties' | 'deadlines' | 'prints';
  readonly chinese: string;
  readonly english: string;
}

const GROUPS: readonly Group[] = [
  { key: 'actions', chinese: '操作', english: 'the action' },
  { key: 'parties', chinese: '角色', english: 'the party' },
  { key: 'deadlines', chinese: '时限', english: 'the deadline' },
  { key: 'prints', chinese: '打印件', english: 'the document' },
];

/** What is different in a flow: its states and the ways between them, its actions, parties, deadlines and documents. */
export function flowChanges(
  { old, now }: Pair,
  id: string,
  was: JsonObject,
  is: JsonObject,
): readonly Text[] {
  const [before, after] = [old.flows.get(id), now.flows.get(id)];
  if (before === undefined || after === undefined) return [];
  const { title } = after;
  const rest = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) =>
      key !== 'chart' && !GROUPS.some((group) => group.key === key) && !same(own(was, key), own(is, key)),
  );
  return [
    ...stateChanges(before, after),
    ...GROUPS.flatMap((group) => groupChanges(title, group, was, is)),
    ...(rest.length > 0 ? [fill('{0}：改了{1}', '{0}: changed {1}', title, keywordList(rest))] : []),
  ];
}

function stateChanges(before: RawFlow, after: RawFlow): readonly Text[] {
  const { title } = after;
  const [was, is] = [statesOf(before), statesOf(after)];
  const sentences: Text[] = [];
  for (const [path, node] of is) {
    const old = was.get(path);
    const name = stateWords(after, path);
    if (old === undefined)
      sentences.push(fill('{0}：新增状态“{1}”', '{0}: added the state “{1}”', title, name));
    else if (!equalJson(own(old, 'meta') ?? null, own(node, 'meta') ?? null))
      sentences.push(
        fill(
          '{0}：状态“{1}”改称“{2}”',
          '{0}: the state “{1}” is now called “{2}”',
          title,
          stateWords(before, path),
          name,
        ),
      );
    if (old !== undefined && !equalJson(waysOf(old), waysOf(node)))
      sentences.push(
        fill(
          '{0}：改了从“{1}”往后的流转',
          '{0}: changed the ways out of “{1}”',
          title,
          path === '' ? title : name,
        ),
      );
  }
  for (const path of was.keys()) {
    if (!is.has(path))
      sentences.push(
        fill('{0}：删去状态“{1}”', '{0}: removed the state “{1}”', title, stateWords(before, path)),
      );
  }
  return sentences;
}

/** Every state with what is written of it, by dotted path; the chart itself is ''. */
function statesOf(flow: RawFlow): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const walk = (node: JsonValue | undefined, path: string): void => {
    if (!isObject(node)) return;
    found.set(path, node);
    const states = own(node, 'states');
    if (!isObject(states)) return;
    for (const [key, child] of Object.entries(states)) walk(child, path === '' ? key : `${path}.${key}`);
  };
  walk(own(flow.value, 'chart'), '');
  return found;
}

/** Everything but its words and the states in it. */
function waysOf({ states: _states, meta: _meta, ...ways }: JsonObject): JsonObject {
  return ways;
}

function groupChanges(
  title: Text,
  { key, chinese, english }: Group,
  was: JsonObject,
  is: JsonObject,
): readonly Text[] {
  const [before, after] = [entriesOf(was, key), entriesOf(is, key)];
  const added = [...after].filter(([name]) => !before.has(name));
  const gone = [...before].filter(([name]) => !after.has(name));
  const changed = [...after].flatMap(([name, value]) => {
    const old = before.get(name);
    if (old === undefined || equalJson(old, value) || !isObject(old) || !isObject(value)) return [];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(value)])].filter(
      (one) => !same(own(old, one), own(value, one)),
    );
    return [
      fill(
        `{0}：${chinese}“{1}”改了{2}`,
        `{0}: ${english} “{1}”: changed {2}`,
        title,
        titleOf(value, name),
        keywordList(keys),
      ),
    ];
  });
  return [
    ...added.map(([name, value]) =>
      fill(`{0}：新增${chinese}“{1}”`, `{0}: added ${english} “{1}”`, title, titleOf(value, name)),
    ),
    ...changed,
    ...gone.map(([name, value]) =>
      fill(`{0}：删去${chinese}“{1}”`, `{0}: removed ${english} “{1}”`, title, titleOf(value, name)),
    ),
  ];
}

function entriesOf(value: JsonObject, key: string): ReadonlyMap<string, JsonValue> {
  const member = own(value, key);
  return new Map(isObject(member) ? Object.entries(member) : []);
}

function same(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return left === undefined || right === undefined ? left === right : equalJson(left, right);
}
