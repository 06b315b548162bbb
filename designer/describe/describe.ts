import type { JsonObject, JsonValue, Text } from '#core';
import { equalJson, isObject, own } from '#core';
import type { Draft } from '#designer/edit';
import { findValue, textsOf } from '#designer/edit';
import { fill, readTown } from '#designer/refs';
import { flowChanges } from './flowChanges.ts';
import { formChanges, layoutChanges } from './formChanges.ts';
import { fileWords, kindOf } from './fileWords.ts';
import type { Pair } from './Pair.ts';
import { namedChanges, plainChanges } from './otherChanges.ts';

/**
 * What is different between two drafts, in sentences that a clerk and a reviewer understand, without a full stop: for the list of changes,
 * undo, commit messages and publication. Empty exactly when no file has another text.
 */
export function describe(before: Draft, after: Draft): readonly Text[] {
  const [oldTexts, newTexts] = [textsOf(before), textsOf(after)];
  const paths = [...new Set([...oldTexts.keys(), ...newTexts.keys()])]
    .filter((path) => before.get(path) !== after.get(path) && oldTexts.get(path) !== newTexts.get(path))
    .sort();
  if (paths.length === 0) return [];
  const pair: Pair = { before, after, old: readTown(before), now: readTown(after) };
  const made = new Set(paths.filter((path) => !oldTexts.has(path)).map(folderOf));
  const gone = new Set(paths.filter((path) => !newTexts.has(path)).map(folderOf));
  const sentences = paths.flatMap((path): readonly Text[] => {
    if (!oldTexts.has(path))
      return isPart(path, made, paths) ? [] : [fill('新增{0}', 'Added {0}', fileWords(pair.now, path))];
    if (!newTexts.has(path))
      return isPart(path, gone, paths) ? [] : [fill('删去{0}', 'Removed {0}', fileWords(pair.old, path))];
    return changesIn(pair, path);
  });
  return distinct(sentences);
}

/** The folder of one form or flow. */
function folderOf(path: string): string {
  return /^(?:forms|flows)\/[^/]+\//.exec(path)?.[0] ?? path;
}

/** Whether another file of the same folder says it already: a new form is not a new form, new words and a new layout. */
function isPart(path: string, folders: ReadonlySet<string>, paths: readonly string[]): boolean {
  const folder = folderOf(path);
  const main = folder.startsWith('forms/') ? `${folder}form.schema.json` : `${folder}flow.json`;
  return folder !== path && path !== main && folders.has(folder) && paths.includes(main);
}

function changesIn(pair: Pair, path: string): readonly Text[] {
  const [old, now] = [findValue(pair.before, path, ''), findValue(pair.after, path, '')];
  const subject = fileWords(pair.now, path);
  if (!isObject(old) || !isObject(now)) return [fill('{0}有改动', 'Changed {0}', subject)];
  if (equalJson(old, now))
    return [fill('{0}：只调整了书写的顺序或格式', '{0}: only the order or layout of its text', subject)];
  const found = specific(pair, path, old, now);
  return found.length > 0 ? found : [fill('{0}有改动', 'Changed {0}', subject)];
}

function specific(pair: Pair, path: string, old: JsonObject, now: JsonObject): readonly Text[] {
  const { kind, id } = kindOf(path);
  switch (kind) {
    case 'form':
      return formChanges(pair, id);
    case 'form-ui':
      return layoutChanges(pair, id, old, now);
    case 'form-texts':
      return textChanges(pair, path, old, now);
    case 'flow':
      return flowChanges(pair, id, old, now);
    case 'roles':
      return namedChanges(old, now, 'posts', { 'zh-CN': '岗位', en: 'the post' });
    case 'units':
      return namedChanges(old, now, 'units', { 'zh-CN': '单位', en: 'the unit' });
    case 'codes':
      return plainChanges(fileWords(pair.now, path), old, now, 'codes', 'code');
    case 'other':
      return [];
  }
}

function textChanges({ now: town }: Pair, path: string, old: JsonObject, now: JsonObject): readonly Text[] {
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  const count = [...keys].filter((key) => !sameValue(own(old, key), own(now, key))).length;
  return [fill('{0}改了 {1} 处', '{0}: {1} changed', fileWords(town, path), String(count))];
}

function sameValue(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return left === undefined || right === undefined ? left === right : equalJson(left, right);
}

function distinct(sentences: readonly Text[]): readonly Text[] {
  return [...new Map(sentences.map((one) => [JSON.stringify(one), one])).values()];
}
