/** Random wishes of an author, turned into commands on the form as it stands. */
import fc from 'fast-check';
import {
  addItem,
  addOptions,
  answersOf,
  conversionsOf,
  convertItem,
  decidable,
  decidersOf,
  duplicateItem,
  languagesOf,
  moveItem,
  moveOption,
  outlineOf,
  removeItem,
  removeOption,
  renameOption,
  setChips,
  setCondition,
  setLimit,
  setPersonal,
  setRequiredTo,
  setShown,
  setShownBy,
  setText,
  useOwnOptions,
  useTable,
  wrapInSection,
  PALETTE,
} from '#designer/form';
import type { Commanded, FreshName, Goal, Item, ItemKind, Target, WordsOf } from '#designer/form';
import type { Limit } from '#core';
import type { Draft } from '#designer/edit';
import { fromJson } from '#designer/edit';

export const wish = fc.record({
  what: fc.constantFrom(
    'add',
    'remove',
    'move',
    'duplicate',
    'text',
    'required',
    'limit',
    'convert',
    'wrap',
    'personal',
    'chips',
    'add options',
    'rename option',
    'remove option',
    'move option',
    'table',
    'own',
    'shown',
    'shows',
    'condition',
  ),
  at: fc.nat(10_000),
  to: fc.nat(10_000),
  other: fc.nat(10_000),
  words: fc.oneof(fc.constantFrom('姓名', '', '户主', 'x'), fc.string({ maxLength: 5 })),
});
export type Wish = typeof wish extends fc.Arbitrary<infer One> ? One : never;

const KINDS = PALETTE.flatMap(({ kinds }) => kinds);
const LIMITS: readonly Limit[] = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'];
const WORDS: readonly WordsOf[] = ['title', 'description', 'help', 'placeholder'];

/** Names that count up: a test needs no chance beside its seed. */
export function counting(): FreshName {
  let last = 0;
  return (prefix, taken) => {
    do last += 1;
    while (taken(`${prefix}_${String(last)}`));
    return `${prefix}_${String(last)}`;
  };
}

export function itemsOf(item: Item): readonly Item[] {
  return [item, ...item.children.flatMap(itemsOf)];
}

function pick<One>(list: readonly One[], number: number): One | undefined {
  return list[number % Math.max(1, list.length)];
}

interface Wishing {
  readonly target: Target;
  readonly wished: Wish;
  readonly goal: Goal;
  readonly kind: ItemKind;
  readonly outline: Item;
  readonly item: Item;
  readonly around: readonly string[];
  readonly fresh: FreshName;
}

const PERSONAL = { purpose: '联系', basis: 'duty', retention: 'P1Y', sensitivity: 'general' };
const languageOf = ({ target, wished }: Wishing): string =>
  pick(languagesOf(target.draft), wished.other) ?? 'zh-CN';

const COMMANDS: Readonly<Record<Wish['what'], (wishing: Wishing) => Commanded>> = {
  add: ({ target, wished, goal, fresh }) => addItem(target, pick(KINDS, wished.at) ?? 'text', goal, fresh),
  remove: ({ target }) => removeItem(target),
  move: ({ target, goal, fresh }) => moveItem(target, goal, fresh),
  duplicate: ({ target, fresh }) => duplicateItem(target, fresh),
  text: (one) =>
    setText(one.target, pick(WORDS, one.wished.to) ?? 'title', one.wished.words, languageOf(one)),
  required: ({ target, wished }) => setRequiredTo(target, wished.other % 2 === 0),
  limit: ({ target, wished: { to, other } }) =>
    setLimit(target, pick(LIMITS, to) ?? 'minLength', other % 5 === 0 ? undefined : (other % 60) - 3),
  convert: ({ target, wished, kind, fresh }) =>
    convertItem(target, pick(conversionsOf(kind), wished.to) ?? 'text', fresh),
  wrap: ({ target, fresh, around }) => wrapInSection(target, fresh, around),
  personal: ({ target, wished }) => setPersonal(target, wished.other % 3 === 0 ? undefined : PERSONAL),
  chips: ({ target, wished }) => setChips(target, wished.other % 2 === 0),
  'add options': ({ target, wished, fresh }) => addOptions(target, [wished.words, '东', '西', ' 东 '], fresh),
  'rename option': (one) => renameOption(one.target, one.wished.to % 4, one.wished.words, languageOf(one)),
  'remove option': ({ target, wished }) => removeOption(target, wished.to % 4),
  'move option': ({ target, wished }) => moveOption(target, wished.to % 4, wished.other % 4),
  table: ({ target }) => useTable(target, 'sex'),
  own: ({ target }) => useOwnOptions(target),
  shown({ target, wished, outline, item }) {
    const question = pick(decidersOf(outline, item), wished.to);
    const answers = question === undefined ? [] : answersOf(target.draft, question);
    const values = answers.slice(0, 1 + (wished.other % 2)).map(({ value }) => value);
    const always = question === undefined || wished.other % 5 === 0;
    return setShown(target, always ? undefined : { question: question.pointer, values });
  },
  shows({ target, wished, outline, item }) {
    const value = pick(answersOf(target.draft, item), wished.to)?.value ?? 'none';
    const questions = decidable(outline, item).slice(wished.other % 3, (wished.other % 3) + 2);
    return setShownBy(
      target,
      value,
      questions.map(({ pointer }) => pointer),
    );
  },
  condition: ({ target, wished }) =>
    setCondition(
      target,
      wished.other % 4 === 0
        ? undefined
        : { holder: '', condition: fromJson({ not: { required: [wished.words] } }) },
    ),
};

/** The command that the wish comes to; undefined when the form has nothing to wish about. */
export function commandFor(
  draft: Draft,
  form: string,
  wished: Wish,
  fresh: FreshName,
): Commanded | undefined {
  const outline = outlineOf(draft, form);
  const items = outline ? itemsOf(outline) : [];
  const { what, at, to, other } = wished;
  const item = pick(items, at);
  if (!outline || !item) return undefined;
  const sections = items.filter(({ kind }) => kind === 'section' || kind === 'group');
  const goal = { into: pick(sections, to)?.pointer ?? '', at: other % 5 };
  const around = items.slice(to % 7, (to % 7) + 3).map(({ pointer }) => pointer);
  const target = { draft, form, pointer: item.pointer };
  return COMMANDS[what]({ target, wished, goal, kind: item.kind, outline, item, around, fresh });
}
