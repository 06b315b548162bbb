import {
  getAt,
  inLanguage,
  isObject,
  isText,
  type JsonObject,
  type JsonValue,
  type Language,
  own,
  setAt,
} from '#core/base';
import { type Form, mapSchemas, resolveRefs } from '#core/model';

const UI = 'ui:';

/** Per form and language: forms of a kit are frozen, so what was made from one stays right. */
const made = new WeakMap<Form, Map<Language, JsonObject>>();

/**
 * The form's schema with its words in `language` and its references followed. The words are put in before the
 * references are followed, because a translation names the place in the schema as written. What is not translated
 * keeps the first language's words.
 */
export function localisedSchema(form: Form, language: Language): JsonObject {
  const languages = made.get(form) ?? new Map<Language, JsonObject>();
  made.set(form, languages);
  const known = languages.get(language);
  if (known !== undefined) return known;
  let words: JsonValue = form.source;
  for (const [pointer, text] of textsOf(form, language)) {
    if (pointer.startsWith('/') && isObject(getAt(words, parentOf(pointer))))
      words = setAt(words, pointer, text);
  }
  const schema = mapSchemas(resolveRefs(isObject(words) ? words : form.source).schema, (field) =>
    inOneLanguage(field, language),
  );
  const result = isObject(schema) ? schema : {};
  languages.set(language, result);
  return result;
}

/** The form's uiSchema with its words in `language`. Words for places that it does not mention yet are added. */
export function localisedUi(form: Form, language: Language): JsonObject {
  let ui: JsonValue = form.ui;
  for (const [pointer, text] of textsOf(form, language)) {
    if (pointer.startsWith(UI)) ui = setAt(ui, pointer.slice(UI.length), text);
  }
  return isObject(ui) ? ui : form.ui;
}

function textsOf(form: Form, language: Language): readonly (readonly [string, string])[] {
  return Object.entries(own(form.texts, language) ?? {});
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** Extension keywords may carry a text in all languages: the one asked for is taken. */
function inOneLanguage(field: JsonObject, language: Language): JsonObject {
  const unit = own(field, 'x-unit');
  const use = own(field, 'x-personal');
  if (unit === undefined && use === undefined) return field;
  return {
    ...field,
    ...(isText(unit) ? { 'x-unit': inLanguage(unit, language) } : {}),
    ...(isObject(use)
      ? {
          'x-personal': Object.fromEntries(
            Object.entries(use).map(([key, text]) => [key, isText(text) ? inLanguage(text, language) : text]),
          ),
        }
      : {}),
  };
}
