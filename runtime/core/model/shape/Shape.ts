/** Shapes: what a kind of config file may hold, as data, tied by the compiler to the types of Config.ts. */
import type { JsonObject, Text } from '#core/base';

export type Rule =
  /** Words in the kit's languages. */
  | { readonly kind: 'words' }
  | { readonly kind: 'string'; readonly pattern: RegExp; readonly what: Text }
  | { readonly kind: 'number'; readonly integer: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly among: readonly string[] }
  | { readonly kind: 'list'; readonly item: Rule; readonly least: number; readonly unique: boolean }
  | { readonly kind: 'map'; readonly item: Rule; readonly keys: Naming }
  | { readonly kind: 'record'; readonly members: Readonly<Record<string, Member>> }
  /** A record whose member `by` says which one. */
  | { readonly kind: 'variant'; readonly by: string; readonly cases: Readonly<Record<string, Rule>> }
  /** The first whose JSON type is that of the value. */
  | { readonly kind: 'either'; readonly options: readonly Rule[] }
  | { readonly kind: 'object' }
  /** A shape that holds itself. */
  | { readonly kind: 'later'; readonly rule: () => Rule };

export interface Member {
  readonly rule: Rule;
  readonly required: boolean;
}

/** Which keys a map may have. */
export interface Naming {
  readonly pattern: RegExp;
  readonly what: Text;
}

/** A rule for values of type T. */
export interface Shape<T> {
  readonly rule: Rule;
  /** Never there: it only carries the type. */
  readonly type?: T;
}

interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

/** One entry per member of T; the optional ones, and only they, marked so. */
export type MembersOf<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? OptionalShape<Required<T>[K]> : Shape<T[K]>;
};

/** Names of posts, units, forms and flows: they become parts of database names, addresses and file names. */
export const ID: Naming = {
  pattern: /^[a-z][a-z0-9-]*$/,
  what: {
    'zh-CN': '以小写英文字母开头，只含小写字母、数字和连字符',
    en: 'lower-case letters, digits and hyphens, beginning with a letter',
  },
};

export const NAME: Naming = {
  pattern: /^[A-Za-z][A-Za-z0-9_-]*$/,
  what: {
    'zh-CN': '以英文字母开头，只含字母、数字、连字符和下划线',
    en: 'letters, digits, hyphens and underscores, beginning with a letter',
  },
};

const POINTER: Naming = {
  pattern: /^(?:\/(?:[^~]|~[01])*)?$/,
  what: {
    'zh-CN': '以斜杠开头的位置，例如 /what',
    en: 'a place that begins with a slash, for example /what',
  },
};

const ANY_WORDS: Naming = {
  pattern: /\S/,
  what: { 'zh-CN': '不能为空的文字', en: 'words that are not empty' },
};

export const words: Shape<Text> = { rule: { kind: 'words' } };
export const filled: Shape<string> = { rule: { kind: 'string', ...ANY_WORDS } };
export const pointer: Shape<string> = { rule: { kind: 'string', ...POINTER } };
export const flag: Shape<boolean> = { rule: { kind: 'flag' } };
export const object: Shape<JsonObject> = { rule: { kind: 'object' } };

export const string = (naming: Naming): Shape<string> => ({ rule: { kind: 'string', ...naming } });

export const integer = (least: number, most = Infinity): Shape<number> => ({
  rule: { kind: 'number', integer: true, least, most },
});

export const number = (least: number, most: number): Shape<number> => ({
  rule: { kind: 'number', integer: false, least, most },
});

export const choice = <const T extends string>(...among: readonly T[]): Shape<T> => ({
  rule: { kind: 'choice', among },
});

export const list = <T>(item: Shape<T>, least = 0): Shape<readonly T[]> => ({
  rule: { kind: 'list', item: item.rule, least, unique: false },
});

/** A list of names in which none occurs twice. */
export const set = <T extends string>(item: Shape<T>, least = 0): Shape<readonly T[]> => ({
  rule: { kind: 'list', item: item.rule, least, unique: true },
});

export const map = <T>(keys: Naming, item: Shape<T>): Shape<Readonly<Record<string, T>>> => ({
  rule: { kind: 'map', keys, item: item.rule },
});

export const optional = <T>(shape: Shape<T>): OptionalShape<T> => ({ optional: shape });

/** `record<Type>()({ … })`: the type is given, the members follow from it. */
export function record<T>(): (members: MembersOf<T>) => Shape<T> {
  return (members) => {
    const entries = Object.entries<Shape<unknown> | OptionalShape<unknown>>(members);
    const rules = entries.map(([key, member]): [string, Member] =>
      'optional' in member
        ? [key, { rule: member.optional.rule, required: false }]
        : [key, { rule: member.rule, required: true }],
    );
    return { rule: { kind: 'record', members: Object.fromEntries(rules) } };
  };
}

export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return { rule: { kind: 'either', options: [first.rule, second.rule] } };
}

export function later<T>(shape: () => Shape<T>): Shape<T> {
  return { rule: { kind: 'later', rule: () => shape().rule } };
}

export function variant<T>(by: string, cases: Readonly<Record<string, Shape<T>>>): Shape<T> {
  const rules = Object.entries(cases).map(([name, shape]): [string, Rule] => [name, shape.rule]);
  return { rule: { kind: 'variant', by, cases: Object.fromEntries(rules) } };
}
