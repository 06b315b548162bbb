/** Commands that say when a question is asked. */
import { inLanguage, isObject, isText, own, type JsonValue, type Pointer, type Text } from '#core';
import { findTree, type Draft, type Tree } from '#designer/edit';
import { commandOn, say, sentenceOn, titleOf, type Command, type Commanded, type Target } from './Command.ts';
import type { Item } from './Item.ts';
import { optionsOf } from './options.ts';
import { findItem, flat, parentOf } from './outlineOf.ts';
import type { Pen } from './Pen.ts';
import { ownerOf, setRequired } from './placing.ts';
import { schemaFile, valueOf } from './reading.ts';
import { simpleCondition, type AnswerValue, type ShownWhen } from './showRules.ts';
import { addRule, conditionTree, holdersOf, removeRule, ruleOf } from './writeRules.ts';

const NO_QUESTION = say(
  '这一项不能作为条件：请选一道单选、多选或是否题。',
  'No condition can look at this part: choose a question with options or a yes-or-no question.',
);
const OUT_OF_REACH = say(
  '列表里每一条自己的题目，只能决定同一条里的题目。',
  'A question inside a list can only decide about questions of the same entry.',
);
const CIRCLE = say(
  '这样会互相等待：要看的那道题本身就要看这一题。',
  'The two would wait for each other: the question to look at depends on this one.',
);
const WHOLE = say('整张表单总是显示。', 'The form itself is always shown.');
const NO_ANSWER = say('请至少选一个回答。', 'Choose at least one answer.');

/** A condition about the data of its holder, as `if` of a rule has it (see `ShowRule`). */
export interface HeldCondition {
  readonly holder: Pointer;
  /** As it is to be written: what a hand wrote in it keeps its order of members. */
  readonly condition: Tree;
}

/** When a part is asked: always (undefined), by one other question, or by a condition of another shape. */
export function shownOf({ shown }: Item): ShownWhen | 'otherwise' | undefined {
  return shown && (simpleCondition(shown) ?? 'otherwise');
}

/** Asks a question only when another one is answered with one of these values; undefined asks it always. */
export function setShown(target: Target, when: ShownWhen | undefined): Commanded {
  return commandOn(target, ({ pen, outline, item }) => {
    const held = when && heldBy(outline, item, when);
    if (held !== undefined && !isHeld(held)) return held;
    return write(pen, target, outline, item, held) ?? named(target, item, when !== undefined);
  });
}

/**
 * The same with any condition of the closed subset. `holder` is `''` or the `inside` of a group around the question; the condition
 * is about the data there. Whether the question has to be answered stays as it was.
 */
export function setCondition(target: Target, held: HeldCondition | undefined): Commanded {
  return commandOn(target, ({ pen, outline, item }) => {
    if (held !== undefined && !holdersOf(item.pointer).includes(held.holder)) return OUT_OF_REACH;
    return write(pen, target, outline, item, held) ?? named(target, item, held !== undefined);
  });
}

/** The questions that are asked when this one is answered with a value; those that were, and are not named, no longer are. */
export function setShownBy(target: Target, value: AnswerValue, questions: readonly Pointer[]): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, outline, item }) => {
    for (const one of decidable(outline, item)) {
      const next = valuesAfter(one, pointer, value, questions.includes(one.pointer));
      if (next === undefined) continue;
      const held = next.length === 0 ? undefined : heldBy(outline, one, { question: pointer, values: next });
      const why = held === undefined || isHeld(held) ? write(pen, target, outline, one, held) : held;
      if (why !== undefined) return why;
    }
    const answer = answersOf(draft, item).find((one) => one.value === value)?.title ?? {};
    return {
      label: sentenceOn(
        titleOf(draft, form, item),
        (name) => `修改${name}选“${inLanguage(answer, 'zh-CN')}”时显示的题目`,
        (name) => `Change what ${name} shows for “${inLanguage(answer, 'en')}”`,
      ),
      focus: pointer,
    };
  });
}

/** For which answers of the question a part is asked from now on; undefined where that is as before. */
function valuesAfter(
  part: Item,
  question: Pointer,
  value: AnswerValue,
  wanted: boolean,
): readonly AnswerValue[] | undefined {
  const now = shownOf(part);
  const values = now !== undefined && now !== 'otherwise' && now.question === question ? now.values : [];
  if (wanted === values.includes(value)) return undefined;
  return wanted ? [...values, value] : values.filter((other) => other !== value);
}

/** The parts that an answer of this question shows. */
export function shownBy(outline: Item, question: Pointer, value: AnswerValue): readonly Item[] {
  return flat(outline).filter((one) => {
    const when = shownOf(one);
    return (
      when !== undefined && when !== 'otherwise' && when.question === question && when.values.includes(value)
    );
  });
}

/** What can decide about a part: questions with a few answers, outside it, that its holder can look at. */
export function decidersOf(outline: Item, item: Item): readonly Item[] {
  const holders = holdersOf(item.pointer);
  return flat(outline).filter(
    (one) =>
      ['choice', 'choices', 'yesNo'].includes(one.kind) &&
      !isAt(one.pointer, item.pointer) &&
      holders.includes(holdersOf(one.pointer).at(-1) ?? ''),
  );
}

/** What a question can decide about. */
export function decidable(outline: Item, question: Item): readonly Item[] {
  return flat(outline).filter(
    (one) =>
      one.pointer !== '' &&
      !isAt(question.pointer, one.pointer) &&
      decidersOf(outline, one).includes(question),
  );
}

/** The answers of a question that can decide about others, with their words. */
export function answersOf(
  draft: Draft,
  item: Item,
): readonly { readonly value: AnswerValue; readonly title: Text }[] {
  if (item.kind === 'yesNo')
    return [
      { value: true, title: say('是', 'Yes') },
      { value: false, title: say('否', 'No') },
    ];
  const options = optionsOf(item);
  if (options === undefined) return [];
  if (options.source === 'own')
    return options.list.map(({ value, title }) => ({ value, title: { 'zh-CN': title, en: title } }));
  const codes = findTree(draft, `codes/${options.table}.json`, '/codes');
  const list = codes && valueOf(codes);
  return Array.isArray(list)
    ? (list as readonly JsonValue[]).flatMap((one) => {
        const [code, title] = isObject(one) ? [own(one, 'code'), own(one, 'title')] : [];
        return typeof code === 'string' && isText(title) ? [{ value: code, title }] : [];
      })
    : [];
}

function isHeld(held: HeldCondition | Text): held is HeldCondition {
  return 'condition' in held && 'holder' in held;
}

function heldBy(outline: Item, item: Item, when: ShownWhen): HeldCondition | Text {
  const question = findItem(outline, when.question);
  if (question === undefined || !['choice', 'choices', 'yesNo'].includes(question.kind)) return NO_QUESTION;
  if (when.values.length === 0) return NO_ANSWER;
  if (!decidersOf(outline, item).includes(question))
    return isAt(question.pointer, item.pointer) ? CIRCLE : OUT_OF_REACH;
  if (waitsFor(outline, question, item)) return CIRCLE;
  const holder = holdersOf(question.pointer).at(-1) ?? '';
  const tree = conditionTree(holder, { ...when, list: question.kind === 'choices' });
  return tree === undefined ? OUT_OF_REACH : { holder, condition: tree };
}

/** Whether a question is asked only after another one, by its own rule or that of a section around it. */
function waitsFor(outline: Item, question: Item, other: Item, seen: readonly Item[] = []): boolean {
  if (seen.includes(question)) return false;
  return pathTo(outline, question.pointer).some((one) => {
    const when = shownOf(one);
    const next = when === undefined || when === 'otherwise' ? undefined : findItem(outline, when.question);
    if (next === undefined) return false;
    return isAt(next.pointer, other.pointer) || waitsFor(outline, next, other, [...seen, question]);
  });
}

function pathTo(outline: Item, pointer: Pointer): readonly Item[] {
  return flat(outline).filter((one) => isAt(pointer, one.pointer));
}

function write(
  pen: Pen,
  { form }: Target,
  outline: Item,
  item: Item,
  held: HeldCondition | undefined,
): Text | undefined {
  if (item.pointer === '') return WHOLE;
  const owner = ownerOf(parentOf(outline, item.pointer));
  const rule = ruleOf(pen, form, item.pointer);
  if (rule !== undefined && rule.holder === held?.holder) {
    pen.replace(schemaFile(form), `${rule.at}/if`, held.condition);
    return undefined;
  }
  if (rule !== undefined) removeRule(pen, form, rule);
  const { required } = item;
  if (held === undefined) setRequired(pen, form, owner, item.key, required);
  else {
    setRequired(pen, form, owner, item.key, false);
    const { holder, condition } = held;
    addRule(pen, form, { holder, question: item.pointer, required, condition });
  }
  return undefined;
}

function named({ draft, form }: Target, item: Item, isConditional: boolean): Omit<Command, 'change'> {
  return {
    label: sentenceOn(
      titleOf(draft, form, item),
      (name) => (isConditional ? `修改${name}的显示条件` : `让${name}总是显示`),
      (name) => (isConditional ? `Change when ${name} is asked` : `Ask ${name} always`),
    ),
    focus: item.pointer,
  };
}

function isAt(place: Pointer, around: Pointer): boolean {
  return place === around || place.startsWith(`${around}/`);
}
