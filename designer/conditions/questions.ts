import type { Language, Pointer } from '#core';
import type { Draft } from '#designer/edit';
import { answersOf, findItem, type Item, type ItemKind } from '#designer/form';
import type { Operator } from './Rows.ts';

/** The objects that a condition about a part can look at: the form (`''`), and the entries of each list around the part. */
export function holdersOf(outline: Item, item: Item): readonly Item[] {
  const around = outline.children.find(({ pointer }) => item.pointer.startsWith(`${pointer}/`));
  const below = around === undefined ? [] : holdersOf(around, item);
  return outline.pointer === '' || outline.kind === 'group' ? [outline, ...below] : below;
}

/** The questions that the data of a holder have one answer each for, but those in `item`. */
export function questionsIn(holder: Item, item: Item): readonly Item[] {
  return holder.children.flatMap((child): readonly Item[] => {
    if (child === item) return [];
    if (child.kind === 'section') return questionsIn(child, item);
    return operatorsOf(child).length === 0 ? [] : [child];
  });
}

const LIMITS = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'] as const;
const NUMBER: readonly Operator[] = [...LIMITS, 'oneOf', 'filled'];

/** Kinds that can be compared with more than “filled in”, and those that have no answer. */
const OPERATORS: Readonly<Partial<Record<ItemKind, readonly Operator[]>>> = {
  choice: ['oneOf', 'filled'],
  yesNo: ['oneOf', 'filled'],
  choices: ['has', 'filled'],
  integer: NUMBER,
  number: NUMBER,
  opaque: [],
  note: [],
  section: [],
};

/** How the answer of a question can be compared; nothing for what a condition cannot look at. */
export function operatorsOf({ kind }: Item): readonly Operator[] {
  return OPERATORS[kind] ?? ['filled'];
}

/** A question by its place from the holder. */
export function questionAt(outline: Item, holder: Item, question: Pointer): Item | undefined {
  const found = findItem(outline, holder.inside + question);
  return found?.pointer === holder.inside + question ? found : undefined;
}

/** The title of a value of a question; the value itself where it has none. */
export function valueWords(
  draft: Draft,
  question: Item | undefined,
  value: unknown,
  language: Language,
): string {
  const title = question && answersOf(draft, question).find((one) => one.value === value)?.title;
  const words = title === undefined ? undefined : (title[language] ?? Object.values(title)[0]);
  return words ?? (typeof value === 'string' ? value : JSON.stringify(value));
}

/** A question by the names on the way to it from the holder, for sentences. */
export function questionNamed(holder: Item, names: readonly string[]): Item | undefined {
  const [first, ...rest] = names;
  const child = holder.children.find(({ key }) => key === first);
  return child === undefined || rest.length === 0 ? child : questionNamed(child, rest);
}
