import type { JsonObject, JsonValue, Text } from '#core';
import { equalJson, isObject, own } from '#core';
import { fill, titleOf } from '#designer/refs';
import { keywordList } from './keywords.ts';

/** What is different among the members of one object: posts, units. `kind` is what one of them is called. */
export function namedChanges(old: JsonObject, now: JsonObject, key: string, kind: Text): readonly Text[] {
  const entries = (value: JsonObject): ReadonlyMap<string, JsonValue> => {
    const member = own(value, key);
    return new Map(isObject(member) ? Object.entries(member) : []);
  };
  return changes(entries(old), entries(now), (name) => fill('{0}“{1}”', '{0} “{1}”', kind, name));
}

/** What is different in a list of which `by` tells the items apart: the codes of a table. */
export function plainChanges(
  subject: Text,
  old: JsonObject,
  now: JsonObject,
  key: string,
  by: string,
): readonly Text[] {
  const items = (value: JsonObject): ReadonlyMap<string, JsonValue> => {
    const list = own(value, key);
    return new Map(
      (Array.isArray(list) ? (list as readonly JsonValue[]) : []).flatMap((item) => {
        const name = isObject(item) ? own(item, by) : undefined;
        return typeof name === 'string' ? [[name, item]] : [];
      }),
    );
  };
  return changes(items(old), items(now), (name) => fill('{0}的“{1}”', '{0}, “{1}”', subject, name));
}

function changes(
  before: ReadonlyMap<string, JsonValue>,
  after: ReadonlyMap<string, JsonValue>,
  called: (name: Text) => Text,
): readonly Text[] {
  const sentences: Text[] = [];
  for (const [name, value] of after) {
    const old = before.get(name);
    const words = called(titleOf(value, name));
    if (old === undefined) sentences.push(fill('新增{0}', 'Added {0}', words));
    else if (!equalJson(old, value) && isObject(old) && isObject(value)) {
      const keys = [...new Set([...Object.keys(old), ...Object.keys(value)])].filter(
        (key) => !equalJson(own(old, key) ?? null, own(value, key) ?? null),
      );
      sentences.push(fill('{0}改了{1}', '{0}: changed {1}', words, keywordList(keys)));
    }
  }
  for (const [name, value] of before) {
    if (!after.has(name)) sentences.push(fill('删去{0}', 'Removed {0}', called(titleOf(value, name))));
  }
  return sentences;
}
