import {
  inLanguage,
  isText,
  joinPointer,
  type JsonObject,
  type JsonValue,
  type Language,
  own,
  type Pointer,
  type Text,
} from '#core/base';
import { aroundAt, validateBeyond, validateRecord, warningsOf } from '#core/calc';
import { rememberingValidate, type Violation } from '#core/condition';
import { fillWords, findChoices, type Form, formOf, type Kit, type ProblemParams } from '#core/model';
import { display } from './display.ts';
import { labelOf } from './label.ts';
import { localisedSchema } from './localise.ts';
import { schemaAt } from './schemaAt.ts';
import {
  CHOOSE,
  CONFIRM,
  formatSentence,
  isTypeName,
  OTHER,
  SENTENCES,
  typeSentence,
  UNKNOWN_FORM,
} from './sentences.ts';
import { isChinese } from '#core/kinds';

/** One thing to mend in a form. */
export interface FieldError {
  /** The field in the data; for a missing one, where it would be. */
  readonly pointer: Pointer;
  /** The keyword of the schema that refuses, or `form` when the kit has no such form. */
  readonly keyword: string;
  /** For the person who fills it in: zh-CN and en. */
  readonly message: Text;
}

interface Fault extends Violation {
  /** Of the field that a person has to mend, unlike the violation's own. */
  readonly field: Pointer;
  /** In each language of {@link LANGUAGES}. */
  readonly described: readonly JsonObject[];
}

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/**
 * What is wrong with the data (SPEC F2): nothing exactly when the form's schema accepts it, its calculated fields hold what follows from
 * the rest, and its own checks hold. In document order, the checks last.
 * @param at the instant for which the day is asked, ms; without it fields that ask for the day may hold anything of their kind
 */
export function validateForm(kit: Kit, formId: string, data: JsonValue, at?: number): readonly FieldError[] {
  const form = formOf(kit, formId);
  if (form === undefined) return [unknownForm(formId)];
  const violations = validateRecord(form.schema, data, aroundAt(kit, at));
  return withoutRepeats(violations.map((violation) => errorOf(violation, kit, form)));
}

/**
 * {@link validateForm} for data that is judged again and again while it is typed (SPEC F7): only what changed is judged
 * anew. Parts are known by identity, so a changed part must be a new object.
 */
export function formJudge(kit: Kit, formId: string): (data: JsonValue, at?: number) => readonly FieldError[] {
  const form = formOf(kit, formId);
  if (form === undefined) return () => [unknownForm(formId)];
  const judge = rememberingValidate(form.schema);
  const said = new WeakMap<Violation, FieldError>();
  return (data, at) =>
    withoutRepeats(
      [...judge(data), ...validateBeyond(form.schema, data, aroundAt(kit, at))].map((violation) => {
        const error = said.get(violation) ?? errorOf(violation, kit, form);
        said.set(violation, error);
        return error;
      }),
    );
}

/** What the form's own checks find unusual about data that may be sent as it is (SPEC X8). */
export function formWarnings(kit: Kit, formId: string, data: JsonValue): readonly FieldError[] {
  const form = formOf(kit, formId);
  if (form === undefined) return [];
  return withoutRepeats(warningsOf(form.schema, data).map((violation) => errorOf(violation, kit, form)));
}

function unknownForm(formId: string): FieldError {
  return { pointer: '', keyword: 'form', message: fillWords(UNKNOWN_FORM, { field: formId }) };
}

function errorOf(violation: Violation, kit: Kit, form: Form): FieldError {
  const words = violation.keyword === 'x-checks' ? violation.params['message'] : undefined;
  if (isText(words)) return { pointer: violation.pointer, keyword: violation.keyword, message: words };
  const described = LANGUAGES.map((language) => localisedSchema(form, language));
  const fault = { ...violation, field: fieldOf(violation), described };
  const message = asSentence(fillWords(sentenceFor(fault, kit), paramsFor(fault, kit, form.id)));
  return { pointer: fault.field, keyword: violation.keyword, message };
}

/** `required` is reported on the object, but it is the missing field that a person looks for. */
function fieldOf({ pointer, params }: Violation): Pointer {
  const name = own(params, 'missingProperty') ?? own(params, 'additionalProperty');
  return typeof name === 'string' ? pointer + joinPointer([name]) : pointer;
}

function sentenceFor(fault: Fault, kit: Kit): Text {
  const { keyword, params } = fault;
  const format = own(params, 'format');
  if (typeof format === 'string') return formatSentence(format);
  if (keyword === 'type') {
    const type = own(params, 'type');
    const first = Array.isArray(type) ? (type as readonly JsonValue[]).find((one) => one !== 'null') : type;
    return isTypeName(first) ? typeSentence(first) : OTHER;
  }
  if (keyword === 'required') return missingSentence(fault, kit);
  if (keyword === 'minLength' && own(params, 'limit') === 1) return SENTENCES['required'] ?? OTHER;
  if (keyword === 'const' && own(params, 'allowedValue') === true) return CONFIRM;
  return own(SENTENCES, keyword) ?? OTHER;
}

function missingSentence({ field, described }: Fault, kit: Kit): Text {
  const schema = schemaAt(described[0] ?? {}, field) ?? {};
  const listed = ['enum', 'oneOf'].some((keyword) => own(schema, keyword) !== undefined);
  const chosen = listed || findChoices(schema, kit) !== undefined || own(schema, 'type') === 'boolean';
  return chosen ? CHOOSE : (SENTENCES['required'] ?? OTHER);
}

function paramsFor(fault: Fault, kit: Kit, formId: string): ProblemParams {
  const { field, pointer, params, described } = fault;
  const other = own(params, 'property');
  return {
    field: inEach((language, schema) => labelOf(schema, field, language)),
    limit: inEach((language) => limitWords(fault, kit, formId, language)),
    example: inEach((language, schema) => exampleWords(schemaAt(schema, field), language)),
    other:
      typeof other === 'string'
        ? inEach((language, schema) => labelOf(schema, pointer + joinPointer([other]), language))
        : '',
  };

  function inEach(words: (language: Language, schema: JsonObject) => string): Text {
    return Object.fromEntries(
      LANGUAGES.map((language, index) => [language, words(language, described[index] ?? {})]),
    );
  }
}

/** A bound of a number is said with its unit, a fixed value by its title; lengths and counts are plain. */
function limitWords({ field, keyword, params }: Fault, kit: Kit, formId: string, language: Language): string {
  const limit = own(params, 'allowedValue') ?? own(params, 'multipleOf') ?? own(params, 'limit');
  if (limit === undefined) return '';
  const counts = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'];
  return counts.includes(keyword) ? JSON.stringify(limit) : display(kit, formId, field, limit, language);
}

function exampleWords(schema: JsonObject | undefined, language: Language): string {
  const examples = schema && own(schema, 'examples');
  const [first] = Array.isArray(examples) ? (examples as readonly JsonValue[]) : [];
  if (typeof first !== 'string') return '';
  return isChinese(language) ? `，例如 ${first}` : `, for example ${first}`;
}

/** A field's name may open an English sentence: `entry 2 of …`. */
function asSentence(message: Text): Text {
  return Object.fromEntries(
    Object.entries(message).map(([language, words]) => [
      language,
      words.charAt(0).toUpperCase() + words.slice(1),
    ]),
  );
}

/** Two keywords may say the same to a person: an empty name is both too short and of the wrong form. */
function withoutRepeats(errors: readonly FieldError[]): readonly FieldError[] {
  const said = new Set<string>();
  return errors.filter(({ pointer, message }) => {
    const key = `${pointer} ${inLanguage(message, 'zh-CN')}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}
