import {
  inLanguage,
  isObject,
  joinPointer,
  type JsonObject,
  own,
  type Pointer,
  splitPointer,
} from '#core/base';
import type { Violation } from '#core/condition';
import type { Form } from '#core/model';
import { EN, type Words, ZH } from './words.ts';

/** The field's words: its title in the form, or its name. A place inside a list has the words of its own field. */
export function fieldTitle(form: Form, pointer: Pointer): Words {
  let schema: JsonObject | undefined = form.schema;
  let title: Words | undefined;
  const path: string[] = [];
  const tokens = splitPointer(pointer);
  for (const token of tokens) {
    const step: readonly string[] = /^\d+$/.test(token) ? ['items'] : ['properties', token];
    schema = step.reduce<JsonObject | undefined>(memberOf, schema);
    if (schema === undefined) break;
    path.push(...step);
    title = titleAt(form, schema, path) ?? title;
  }
  const name = tokens[tokens.length - 1] ?? '';
  return title ?? { zh: name, en: name };
}

function memberOf(schema: JsonObject | undefined, name: string): JsonObject | undefined {
  const member = schema === undefined ? undefined : own(schema, name);
  return isObject(member) ? member : undefined;
}

/** The schema's own words are in the kit's first language; those of the others stand beside it by pointer. */
function titleAt(form: Form, schema: JsonObject, path: readonly string[]): Words | undefined {
  const written = own(schema, 'title');
  if (typeof written !== 'string') return undefined;
  const place = joinPointer([...path, 'title']);
  const texts: Record<string, string> = {};
  for (const language of Object.keys(form.texts)) {
    const words = own(own(form.texts, language) ?? {}, place);
    if (words !== undefined) texts[language] = words;
  }
  return { zh: texts[ZH] ?? written, en: inLanguage({ [EN]: texts[EN] ?? written }, EN) };
}

/** The places that a violation speaks of: a missing property is a place below the object that lacks it. */
export function placeOf({ pointer, params }: Violation): Pointer {
  const name = params['missingProperty'] ?? params['additionalProperty'];
  return typeof name === 'string' ? pointer + joinPointer([name]) : pointer;
}
