import {
  isObject,
  joinPointer,
  type JsonObject,
  type JsonValue,
  type Language,
  own,
  type Pointer,
} from '#core/base';
import { test } from '#core/condition';
import { type KindId, kindOf } from '#core/kinds';
import type { Kit } from '#core/model';
import { display } from './display.ts';
import { formFor } from './formFor.ts';

/** One answer as a person reads it. */
export interface Answer {
  readonly pointer: Pointer;
  readonly title: string;
  readonly value: JsonValue;
  /** As it is printed. */
  readonly words: string;
  readonly kind: KindId | undefined;
}

/** A part of a form with a title of its own, and the answers that stand in it and in no part of it. */
export interface AnswerSection {
  /** `''` for what stands in no section. */
  readonly pointer: Pointer;
  /** Of an entry of a list the list's; the form's own title for the outermost. */
  readonly title: string;
  /** Of an entry of a list, from 1. */
  readonly entry?: number;
  readonly answers: readonly Answer[];
}

interface Reading {
  readonly kit: Kit;
  readonly form: string;
  readonly language: Language;
  readonly into: AnswerSection[];
}

/**
 * The answers of a form by section, in the order in which it asks (SPEC F8): what was not answered and what the form does not ask under
 * these answers is left out, and so is a section without answers. Every entry of a list of groups is a section.
 */
export function answersOf(
  kit: Kit,
  form: string,
  data: JsonObject,
  language: Language,
): readonly AnswerSection[] {
  const { schema, uiSchema } = formFor(kit, form, language);
  const into: AnswerSection[] = [];
  const title = own(schema, 'title');
  readGroup({ kit, form, language, into }, schema, uiSchema, data, {
    pointer: '',
    title: typeof title === 'string' ? title : '',
  });
  return into;
}

type Head = Omit<AnswerSection, 'answers'>;

function readGroup(reading: Reading, schema: JsonObject, ui: JsonObject, data: JsonObject, head: Head): void {
  const { kit, form, language, into } = reading;
  const answers: Answer[] = [];
  const inner: (() => void)[] = [];
  for (const [name, property] of inOrder(askedIn(schema, data), ui)) {
    const value = own(data, name);
    const partUi = own(ui, name);
    const part = isObject(partUi) ? partUi : {};
    if (value === undefined || own(part, 'ui:widget') === 'hidden') continue;
    const pointer = head.pointer + joinPointer([name]);
    const found = own(property, 'title');
    const title = typeof found === 'string' ? found : name;
    const items = own(property, 'items');
    if (isObject(value)) {
      inner.push(() => readGroup(reading, property, part, value, { pointer, title }));
    } else if (Array.isArray(value) && isObject(items) && value.some(isObject)) {
      inner.push(() => readEntries(reading, items, part, value, { pointer, title }));
    } else {
      const words = display(kit, form, pointer, value, language);
      answers.push({ pointer, title, value, words, kind: kindOf(property) });
    }
  }
  if (answers.length > 0) into.push({ ...head, answers });
  for (const read of inner) read();
}

function readEntries(
  reading: Reading,
  items: JsonObject,
  ui: JsonObject,
  entries: readonly JsonValue[],
  { pointer, title }: Head,
): void {
  const itemUi = own(ui, 'items');
  const itemTitle = own(items, 'title');
  entries.forEach((entry, index) => {
    if (!isObject(entry)) return;
    readGroup(reading, items, isObject(itemUi) ? itemUi : {}, entry, {
      pointer: pointer + joinPointer([index]),
      title: typeof itemTitle === 'string' ? itemTitle : title,
      entry: index + 1,
    });
  });
}

/** The questions that a group asks under these answers; the outermost description of each counts. */
function askedIn(schema: JsonObject, data: JsonObject): ReadonlyMap<string, JsonObject> {
  const asked = new Map<string, JsonObject>();
  const add = (part: JsonObject): void => {
    const properties = own(part, 'properties');
    for (const [name, property] of Object.entries(isObject(properties) ? properties : {}))
      if (isObject(property) && !asked.has(name)) asked.set(name, property);
    for (const one of partsIn(part, data)) add(one);
  };
  add(schema);
  return asked;
}

/** The parts of a schema that add to it in place for these data. */
function partsIn(schema: JsonObject, data: JsonObject): readonly JsonObject[] {
  const condition = own(schema, 'if');
  const asks = isObject(condition) || typeof condition === 'boolean';
  const branch = !asks ? undefined : test(condition, data) ? 'then' : 'else';
  const alternatives = ['anyOf', 'oneOf'].flatMap((keyword) =>
    partList(own(schema, keyword)).filter((part) => test(part, data)),
  );
  return [
    ...partList(own(schema, 'allOf')),
    ...alternatives,
    ...partList(branch === undefined ? undefined : [own(schema, branch) ?? true]),
  ];
}

function partList(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isObject) : [];
}

/** As `ui:order` says, what it does not name in the place of its `*`. */
function inOrder(
  asked: ReadonlyMap<string, JsonObject>,
  ui: JsonObject,
): readonly (readonly [string, JsonObject])[] {
  const written = own(ui, 'ui:order');
  const order = Array.isArray(written) ? (written as readonly JsonValue[]) : ['*'];
  const rest = [...asked].filter(([name]) => !order.includes(name));
  return order.flatMap((name): readonly (readonly [string, JsonObject])[] => {
    if (typeof name !== 'string') return [];
    if (name === '*') return rest;
    const property = asked.get(name);
    return property === undefined ? [] : [[name, property]];
  });
}
