import { isObject, type JsonValue, type Text } from '#core/base';
import type { Rule } from './Shape.ts';

export type JsonType = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null';

export function jsonTypeOf(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  return typeof value as 'string' | 'number' | 'boolean';
}

const TYPES: Readonly<Record<Exclude<Rule['kind'], 'either' | 'later'>, JsonType>> = {
  string: 'string',
  choice: 'string',
  number: 'number',
  flag: 'boolean',
  list: 'array',
  words: 'object',
  map: 'object',
  record: 'object',
  variant: 'object',
  object: 'object',
};

/** The JSON types of the values that a rule takes. */
export function typesOf(rule: Rule): readonly JsonType[] {
  if (rule.kind === 'either') return rule.options.flatMap(typesOf);
  return rule.kind === 'later' ? typesOf(rule.rule()) : [TYPES[rule.kind]];
}

/** Whether the value is of a JSON type that the rule takes. */
export function takes(rule: Rule, value: JsonValue): boolean {
  if (rule.kind === 'either') return rule.options.some((option) => takes(option, value));
  return rule.kind === 'later' ? takes(rule.rule(), value) : TYPES[rule.kind] === jsonTypeOf(value);
}

const TYPE_WORDS: Readonly<Record<JsonType, Text>> = {
  string: { 'zh-CN': '文字', en: 'words in quotes' },
  number: { 'zh-CN': '数字', en: 'a number' },
  boolean: { 'zh-CN': 'true 或 false', en: 'true or false' },
  array: { 'zh-CN': '列表 [ ]', en: 'a list [ ]' },
  object: { 'zh-CN': '一组内容 { }', en: 'a group { }' },
  null: { 'zh-CN': '空（null）', en: 'nothing (null)' },
};

export function typeWords(types: readonly JsonType[]): Text {
  const all = [...new Set(types)].map((type) => TYPE_WORDS[type]);
  return {
    'zh-CN': all.map((one) => one['zh-CN'] ?? '').join('或'),
    en: all.map((one) => one['en'] ?? '').join(' or '),
  };
}
