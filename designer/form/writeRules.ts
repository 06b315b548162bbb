/** Writing the rules that say when a question is asked, and keeping them with the questions that they speak of. */
import { joinPointer, splitPointer, type JsonObject, type JsonValue, type Pointer } from '#core';
import { readsOf } from '#core/check';
import { fromJson, type Tree } from '#designer/edit';
import { copyOf, setMember, type Pen } from './Pen.ts';
import { memberOf, schemaFile, valueOf } from './reading.ts';
import { showRulesIn, simpleCondition, type ShowRule, type SimpleCondition } from './showRules.ts';
import { reorderWords } from './translations.ts';

/** The objects that may hold a rule about a place: the form, and the entries of each group around it. */
export function holdersOf(place: Pointer): readonly Pointer[] {
  const tokens = splitPointer(place);
  const found: Pointer[] = [''];
  for (let at = 0; at < tokens.length - 1; at += 1) {
    if (tokens[at] === 'properties') at += 1;
    else if (tokens[at] === 'items') found.push(joinPointer(tokens.slice(0, at + 1)));
  }
  return found;
}

function rulesAround(pen: Pen, form: string, place: Pointer): readonly ShowRule[] {
  return holdersOf(place).flatMap((holder) => showRulesIn(pen.find(schemaFile(form), holder), holder));
}

/** The rule of a question as the files stand now. */
export function ruleOf(pen: Pen, form: string, question: Pointer): ShowRule | undefined {
  return rulesAround(pen, form, question).find((rule) => rule.question === question);
}

export function addRule(
  pen: Pen,
  form: string,
  { holder, question, required, condition }: Omit<ShowRule, 'at'>,
): void {
  const file = schemaFile(form);
  const way = splitPointer(question.slice(holder.length));
  const members: { key: string; tree: Tree }[] = [{ key: 'if', tree: condition }];
  if (required) members.push({ key: 'then', tree: fromJson(needed(way)) });
  members.push({ key: 'else', tree: fromJson(nested(way, false)) });
  if (memberOf(pen.find(file, holder), 'allOf') === undefined)
    setMember(pen, file, holder, { key: 'allOf', value: [] });
  pen.add(file, `${holder}/allOf/-`, { kind: 'object', members });
}

export function removeRule(pen: Pen, form: string, { holder, at }: ShowRule): void {
  const list = pen.find(schemaFile(form), `${holder}/allOf`);
  const isLast = list?.kind === 'array' && list.items.length === 1;
  pen.remove(schemaFile(form), isLast ? `${holder}/allOf` : at);
  const gone = Number(splitPointer(at).at(-1));
  reorderWords(pen, form, `${holder}/allOf`, (one) =>
    one === gone ? undefined : one > gone ? one - 1 : one,
  );
}

/** Whether the question has to be answered when it is asked. */
export function setRuleRequired(pen: Pen, form: string, rule: ShowRule, required: boolean): void {
  if (rule.required === required) return;
  const way = splitPointer(rule.question.slice(rule.holder.length));
  const value = required ? needed(way) : undefined;
  setMember(pen, schemaFile(form), rule.at, { key: 'then', value, before: 'else' });
}

/** The rules of a question that goes, and of those in it, go too. */
export function removeRules(pen: Pen, form: string, place: Pointer): void {
  const own = rulesAround(pen, form, place).filter(({ question }) => isAt(question, place));
  // The last of a list first, so that the places of the others stay.
  for (const rule of [...own].reverse()) removeRule(pen, form, rule);
}

/**
 * After a question or section went to another place: every rule about it, or that looks at it, follows. False when one cannot,
 * because its condition would have to look into a group or out of one, or was not written by the designer.
 */
export function moveRules(pen: Pen, form: string, from: Pointer, to: Pointer): boolean {
  const rules = rulesAround(pen, form, from).filter(({ holder }) => !isAt(holder, from));
  const moved = rules.map((rule) => ({ rule, next: follow(rule, from, to) }));
  if (moved.some(({ next }) => next === undefined)) return false;
  for (const { rule, next } of [...moved].reverse())
    if (next !== undefined && next !== rule) rewriteRule(pen, form, rule, next);
  return true;
}

/** A copy is asked when the original is. */
export function copyRules(pen: Pen, form: string, from: Pointer, to: Pointer): void {
  for (const rule of rulesAround(pen, form, from)) {
    if (isAt(rule.holder, from) || !isAt(rule.question, from)) continue;
    const next = follow(rule, from, to) ?? { ...rule, question: moved(rule.question, from, to) };
    addRule(pen, form, { ...next, condition: copyOf(next.condition) });
  }
}

/** Its place in the list stays, and so does its condition where that says the same. */
function rewriteRule(pen: Pen, form: string, rule: ShowRule, next: ShowRule): void {
  const file = schemaFile(form);
  const way = splitPointer(next.question.slice(next.holder.length));
  if (next.condition !== rule.condition) pen.replace(file, `${rule.at}/if`, next.condition);
  if (next.question === rule.question) return;
  if (next.required) pen.replace(file, `${rule.at}/then`, fromJson(needed(way)));
  pen.replace(file, `${rule.at}/else`, fromJson(nested(way, false)));
}

function follow(rule: ShowRule, from: Pointer, to: Pointer): ShowRule | undefined {
  const question = moved(rule.question, from, to);
  if (!question.startsWith(`${rule.holder}/`)) return undefined;
  const simple = simpleCondition(rule);
  if (simple !== undefined && isAt(simple.question, from)) {
    const condition = conditionTree(rule.holder, { ...simple, question: moved(simple.question, from, to) });
    return condition && { ...rule, question, condition };
  }
  if (simple === undefined && looksAt(rule, from)) return undefined;
  return question === rule.question ? rule : { ...rule, question };
}

function looksAt({ condition, holder }: ShowRule, place: Pointer): boolean {
  if (!place.startsWith(`${holder}/`)) return false;
  const names = splitPointer(place.slice(holder.length)).filter((_token, index) => index % 2 === 1);
  return readsOf(valueOf(condition)).some(({ steps }) => names.every((name, index) => steps[index] === name));
}

/** The condition as a tree; undefined where its holder cannot look at the question. */
export function conditionTree(
  holder: Pointer,
  { question, values, list }: SimpleCondition,
): Tree | undefined {
  if (!question.startsWith(`${holder}/`)) return undefined;
  const tokens = splitPointer(question.slice(holder.length));
  const names = tokens.filter((_token, index) => index % 2 === 1);
  if (
    names.length * 2 !== tokens.length ||
    tokens.some((token, index) => index % 2 === 0 && token !== 'properties')
  )
    return undefined;
  const [only] = values;
  const one: JsonObject = values.length === 1 && only !== undefined ? { const: only } : { enum: [...values] };
  const answer: JsonValue = list ? { contains: one } : one;
  return fromJson(
    names.reduceRight<JsonValue>(
      (inner, name) => ({ required: [name], properties: { [name]: inner } }),
      answer,
    ),
  );
}

function needed(way: readonly string[]): JsonValue {
  return nested(way.slice(0, -2), { required: way.slice(-1) });
}

function nested(way: readonly string[], inner: JsonValue): JsonValue {
  return way.reduceRight((value, token) => ({ [token]: value }), inner);
}

function isAt(place: Pointer, around: Pointer): boolean {
  return place === around || place.startsWith(`${around}/`);
}

function moved(place: Pointer, from: Pointer, to: Pointer): Pointer {
  return isAt(place, from) ? to + place.slice(from.length) : place;
}
