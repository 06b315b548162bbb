/** Keywords about strings; anything else passes them. */
import type { JsonValue } from '#core/base';
import { isFormat } from '#core/kinds';
import { type Keyword, leaf } from '../Rule.ts';
import { count, keyword, text } from './shapes.ts';

/** Length in code points: an emoji or a rare character outside the basic plane counts once. */
function lengthOf(value: string): number {
  let length = value.length;
  for (let index = 1; index < value.length; index++) {
    const low = value.charCodeAt(index);
    const high = value.charCodeAt(index - 1);
    if (low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff) length--;
  }
  return length;
}

const compiled = new Map<string, RegExp | undefined>();

/** The pattern as a regular expression, made once; undefined when it is none. */
function findPattern(pattern: string): RegExp | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, makePattern(pattern));
  return compiled.get(pattern);
}

function makePattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

function isPattern(value: JsonValue): value is string {
  return typeof value === 'string' && findPattern(value) !== undefined;
}

export const textKeywords: Readonly<Record<string, Keyword>> = {
  minLength: keyword(count, (limit) =>
    leaf('minLength', (value) => typeof value !== 'string' || lengthOf(value) >= limit, { limit }),
  ),
  maxLength: keyword(count, (limit) =>
    leaf('maxLength', (value) => typeof value !== 'string' || lengthOf(value) <= limit, { limit }),
  ),
  pattern: keyword({ is: isPattern }, (pattern) => {
    const expression = findPattern(pattern);
    return leaf('pattern', (value) => typeof value !== 'string' || expression?.test(value) === true, {
      pattern,
    });
  }),
  format: keyword(text, (format) =>
    leaf('format', (value) => typeof value !== 'string' || isFormat(format, value), { format }),
  ),
};
