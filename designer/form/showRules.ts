/** When a question is asked: reading the rules of a form that say so. */
import { joinPointer, splitPointer, type Pointer } from '#core';
import type { Tree } from '#designer/edit';
import { keysOf, memberOf, textsOfList, valueOf } from './reading.ts';

/**
 * A question that is asked only under a condition. The question itself stays where it is in the schema; the rule is an entry
 * of `allOf` of its holder, which is the form, or the entries of the group that the condition looks at:
 *
 *     { "if": <condition about the holder's data>,
 *       "then": { "required": ["rent"] },              only where it has to be answered
 *       "else": { "properties": { "rent": false } } }  there is no such question
 *
 * For a question in a section `then` and `else` lead to it through `properties` (of a group, `properties` and `items`). One rule is
 * about one question. Everything that is written otherwise is no rule of ours and stays as it is.
 */
export interface ShowRule {
  /** `''` for the form, or where the entries of a group are described: `/properties/members/items`. */
  readonly holder: Pointer;
  /** Place of the rule: `<holder>/allOf/2`. */
  readonly at: Pointer;
  /** Place of the question in the schema. */
  readonly question: Pointer;
  /** Whether it has to be answered when it is asked. */
  readonly required: boolean;
  readonly condition: Tree;
}

/** What an answer is stored as. */
export type AnswerValue = string | number | boolean;

/** A condition that looks at one question: it is answered with one of these, or one of these is among its answers. */
export interface ShownWhen {
  readonly question: Pointer;
  readonly values: readonly AnswerValue[];
}

/** The rules that an object of the schema holds, in their order. */
export function showRulesIn(schema: Tree | undefined, holder: Pointer): readonly ShowRule[] {
  const list = memberOf(schema, 'allOf');
  if (list?.kind !== 'array') return [];
  return list.items.flatMap((entry, index) => {
    const rule = ruleOf(entry);
    if (rule === undefined) return [];
    const { question, ...rest } = rule;
    return [{ ...rest, holder, at: `${holder}/allOf/${String(index)}`, question: holder + question }];
  });
}

/** The rule at a place of a schema, where there is one. */
export function showRuleAt(root: Tree, at: Pointer): ShowRule | undefined {
  const [, holder, index] = /^(.*)\/allOf\/(\d+)$/.exec(at) ?? [];
  if (holder === undefined || index === undefined) return undefined;
  const schema = splitPointer(holder).reduce<Tree | undefined>(memberOf, root);
  return showRulesIn(schema, holder).find((rule) => rule.at === at);
}

const PARTS = ['if', 'then', 'else'];

function ruleOf(entry: Tree): Pick<ShowRule, 'question' | 'required' | 'condition'> | undefined {
  const condition = memberOf(entry, 'if');
  const question = wayTo(memberOf(entry, 'else'), (end) => end.kind === 'scalar' && end.json === 'false');
  const needed = memberOf(entry, 'then');
  if (condition === undefined || question === undefined || keysOf(entry).some((key) => !PARTS.includes(key)))
    return undefined;
  if (needed === undefined) return { condition, question, required: false };
  const name = splitPointer(question).at(-1) ?? '';
  const owner = wayTo(needed, (end) => {
    const names = textsOfList(memberOf(end, 'required'));
    return keysOf(end).join() === 'required' && names.length === 1 && names[0] === name;
  });
  const isSame = owner !== undefined && question === owner + joinPointer(['properties', name]);
  return isSame ? { condition, question, required: true } : undefined;
}

/** The one way through `properties` and `items` to a certain end; undefined where it forks or ends otherwise. */
function wayTo(tree: Tree | undefined, isEnd: (end: Tree) => boolean): Pointer | undefined {
  if (tree === undefined) return undefined;
  if (isEnd(tree)) return '';
  const [key = '', ...others] = keysOf(tree);
  const next = memberOf(tree, key);
  if (others.length > 0 || next === undefined) return undefined;
  if (key === 'items') return prefixed('/items', wayTo(next, isEnd));
  const [name = '', ...more] = keysOf(next);
  if (key !== 'properties' || next.kind !== 'object' || next.members.length === 0 || more.length > 0)
    return undefined;
  return prefixed(joinPointer([key, name]), wayTo(memberOf(next, name), isEnd));
}

function prefixed(step: Pointer, rest: Pointer | undefined): Pointer | undefined {
  return rest === undefined ? undefined : step + rest;
}

/** With `list` one of the values is among the answers of a question that takes several. */
export interface SimpleCondition extends ShownWhen {
  readonly list: boolean;
}

/** The condition of a rule when it looks at the answer to one question; undefined for any other. */
export function simpleCondition({
  condition,
  holder,
}: Pick<ShowRule, 'condition' | 'holder'>): SimpleCondition | undefined {
  const found = asked(condition);
  return found && { ...found, question: holder + found.question };
}

/** `{ "required": ["a"], "properties": { "a": … } }`, as deep as the question is. */
function asked(condition: Tree): SimpleCondition | undefined {
  const [name, ...others] = textsOfList(memberOf(condition, 'required'));
  const properties = memberOf(condition, 'properties');
  const isAlone = others.length === 0 && keysOf(properties).length === 1 && keysOf(condition).length === 2;
  const part = name === undefined || !isAlone ? undefined : memberOf(properties, name);
  if (name === undefined || part === undefined) return undefined;
  const step = joinPointer(['properties', name]);
  const list = keysOf(part).join() === 'contains';
  const values = valuesOf(list ? memberOf(part, 'contains') : part);
  if (values !== undefined) return { question: step, values, list };
  const below = asked(part);
  return below && { ...below, question: step + below.question };
}

function valuesOf(part: Tree | undefined): readonly AnswerValue[] | undefined {
  const [key = '', ...others] = keysOf(part);
  const tree = memberOf(part, key);
  if (tree === undefined || others.length > 0 || (key !== 'const' && key !== 'enum')) return undefined;
  const value = valueOf(tree);
  const list: readonly unknown[] = key === 'const' ? [value] : Array.isArray(value) ? value : [];
  const values = list.filter(isAnswer);
  return values.length > 0 && values.length === list.length ? values : undefined;
}

function isAnswer(value: unknown): value is AnswerValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
