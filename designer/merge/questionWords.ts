import type { JsonValue, Text } from '#core';
import { isObject, isText } from '#core';
import { placeWords } from '#designer/describe';
import type { Draft, Tree } from '#designer/edit';
import { toJson } from '#designer/edit';
import { fill, titleOf } from '#designer/refs';
import type { Asked } from './Asked.ts';

/** The question as a sentence: where, what the one wrote, what the other. */
export function questionWords(base: Draft, asked: Asked & { readonly file: string }, name: Text): Text {
  const pointer = 'pointer' in asked ? asked.pointer : '';
  const place = placeWords(base, asked.file, pointer);
  if (asked.kind === 'order') {
    return fill(
      '{0}：您和{1}各排了一种顺序。用哪一种？',
      '{0}: you and {1} put it in different orders. Which one is to stay?',
      place,
      name,
    );
  }
  if (asked.kind === 'lines') {
    const line = String(asked.line + 1);
    return fill(
      '{0}第 {2} 行起：您和{1}各改了一种写法。用哪一种？',
      '{0}, from line {2}: you and {1} wrote it differently. Which is to stay?',
      place,
      name,
      line,
    );
  }
  const [mine, theirs] = [wordsOf(asked.mine), wordsOf(asked.theirs)];
  if (mine === undefined)
    return fill(
      '{0}：您删去了，{1}改成了{2}。用哪个？',
      '{0}: you removed it, {1} made it {2}. Which is to stay?',
      place,
      name,
      theirs ?? '',
    );
  if (theirs === undefined)
    return fill(
      '{0}：您改成了{2}，{1}删去了。用哪个？',
      '{0}: you made it {2}, {1} removed it. Which is to stay?',
      place,
      name,
      mine,
    );
  return fill(
    '{0}：您改成了{2}，{1}改成了{3}。用哪个？',
    '{0}: you made it {2}, {1} made it {3}. Which is to stay?',
    place,
    name,
    mine,
    theirs,
  );
}

const LONGEST = 40;
const OTHER: Text = { 'zh-CN': '另一种内容', en: 'something else' };

const NOTHING: Text = { 'zh-CN': '没有这一项', en: 'nothing there' };
const ORDER: Text = { 'zh-CN': '这种顺序', en: 'this order' };

/** What stands there if one takes this side: short words, and the text itself where the words do not say it all. */
export function sideWords(
  asked: Asked,
  side: 'mine' | 'theirs' | 'base',
): { readonly words: Text; readonly text: string | undefined } {
  if (asked.kind === 'lines') return { words: OTHER, text: asked[side].join('') };
  const value = asked[side];
  if (asked.kind === 'order' && value !== undefined)
    return { words: ORDER, text: typeof value === 'string' || value === null ? undefined : pretty(value) };
  const words = wordsOf(value) ?? NOTHING;
  const isAll = value === undefined || value === null || words !== OTHER;
  if (isAll) return { words, text: undefined };
  return { words, text: typeof value === 'string' ? value : pretty(value) };
}

function pretty(tree: Tree): string {
  return JSON.stringify(toJson(tree), null, 2);
}

/** A value in a sentence; undefined for none. */
function wordsOf(value: Tree | string | null | undefined): Text | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? OTHER : quoted(toJson(value));
}

function quoted(value: JsonValue): Text {
  if (typeof value === 'string') return fill('“{0}”', '“{0}”', shortened(value));
  if (typeof value === 'number') return fill('{0}', '{0}', String(value));
  if (typeof value === 'boolean')
    return value ? { 'zh-CN': '“是”', en: 'yes' } : { 'zh-CN': '“否”', en: 'no' };
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    const isWords = items.length > 0 && items.every((item) => typeof item === 'string');
    return isWords ? fill('“{0}”', '“{0}”', shortened(items.join('、'))) : OTHER;
  }
  if (!isObject(value)) return OTHER;
  if (isText(value) && 'zh-CN' in value) return fill('“{0}”', '“{0}”', value);
  const title = titleOf(value, '');
  return title['zh-CN'] === '' ? OTHER : fill('“{0}”', '“{0}”', title);
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
}
