import {
  deepFreeze,
  getAt,
  inLanguage,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  type Language,
  own,
  setAt,
} from '#core/base';
import {
  type ChoiceSource,
  findChoices,
  type Form,
  formOf,
  type Kit,
  mapSchemas,
  subschemasOf,
  takesText,
} from '#core/model';
import { localisedSchema, localisedUi } from './localise.ts';

/** What RJSF needs to show a form in one language. Frozen. */
export interface ShownForm {
  readonly schema: JsonObject;
  readonly uiSchema: JsonObject;
}

const NOTHING: ShownForm = deepFreeze({ schema: { type: 'object', properties: {} }, uiSchema: {} });

const made = new WeakMap<Form, Map<Language, ShownForm>>();

/**
 * The form in the words of `language` (SPEC F1): references followed, choices as `oneOf` of `const` and `title`
 * without the retired ones, the extension keywords of each field in its `ui:options`. The same object comes back
 * for the same form, so React need not render again. An unknown form has no fields.
 */
export function formFor(kit: Kit, formId: string, language: Language): ShownForm {
  const form = formOf(kit, formId);
  if (form === undefined) return NOTHING;
  const languages = made.get(form) ?? new Map<Language, ShownForm>();
  made.set(form, languages);
  const known = languages.get(language);
  if (known !== undefined) return known;
  const words = localisedSchema(form, language);
  const schema = mapSchemas(words, (field) => offerChoices(field, kit, language));
  const uiSchema = orderedUi(withExtensions(words, [], localisedUi(form, language)));
  const shown = deepFreeze({
    schema: isObject(schema) ? schema : {},
    uiSchema: isObject(uiSchema) ? uiSchema : {},
  });
  languages.set(language, shown);
  return shown;
}

function offerChoices(field: JsonObject, source: ChoiceSource, language: Language): JsonObject {
  const choices = takesText(field) ? findChoices(field, source) : undefined;
  if (choices === undefined || own(field, 'oneOf') !== undefined) return field;
  const { enum: narrowed, ...rest } = field;
  const offered = choices.filter(
    ({ value, retired }) =>
      !retired && (!Array.isArray(narrowed) || (narrowed as readonly JsonValue[]).includes(value)),
  );
  if (offered.length === 0) return field;
  return {
    ...rest,
    oneOf: offered.map(({ value, title }) => ({ const: value, title: inLanguage(title, language) })),
  };
}

/** RJSF hands `ui:options` to the widgets and not the schema's own extensions. What the ui file says wins. */
function withExtensions(schema: JsonObject, path: readonly string[], ui: JsonValue): JsonValue {
  let result = ui;
  const extensions = Object.entries(schema).filter(([key]) => key.startsWith('x-'));
  if (extensions.length > 0) {
    const place = joinPointer([...path, 'ui:options']);
    const options = getAt(result, place);
    result = setAt(result, place, {
      ...Object.fromEntries(extensions),
      ...(isObject(options) ? options : {}),
    });
  }
  for (const sub of subschemasOf(schema)) {
    if (!isObject(sub.schema) || sub.holding === 'question') continue;
    result = withExtensions(
      sub.schema,
      sub.holding === 'in-place' ? path : [...path, ...uiStep(sub.path)],
      result,
    );
  }
  return result;
}

/** The uiSchema names properties directly, and says `items` and `additionalProperties`. */
function uiStep(path: readonly (string | number)[]): readonly string[] {
  const [keyword, name] = path;
  return [String(keyword === 'properties' ? name : keyword)];
}

/** RJSF throws when a field is not listed in `ui:order` and there is no `*`. */
function orderedUi(ui: JsonValue): JsonValue {
  if (!isObject(ui)) return ui;
  return Object.fromEntries(
    Object.entries(ui).map(([key, value]) => {
      if (key !== 'ui:order' || !Array.isArray(value)) return [key, orderedUi(value)];
      const order = value as readonly JsonValue[];
      return [key, order.includes('*') ? order : [...order, '*']];
    }),
  );
}
