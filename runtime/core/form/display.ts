import {
  inLanguage,
  isObject,
  joinPointer,
  type JsonObject,
  type JsonValue,
  type Language,
  own,
  type Pointer,
} from '#core/base';
import { isChinese, kindOf, KINDS } from '#core/kinds';
import { findChoices, formOf, type Kit } from '#core/model';
import { localisedSchema } from './localise.ts';
import { schemaAt } from './schemaAt.ts';

const NOTHING = '—';

/** Where a value is read: its kit, the whole schema in the reader's language, and that language. */
interface Reading {
  readonly kit: Kit;
  readonly schema: JsonObject;
  readonly language: Language;
}

/**
 * A value as a person reads it (SPEC F3): titles instead of codes, dates with their weekday, units after numbers,
 * lists joined, photos counted, `—` for nothing. A value that is not of its field's kind is shown as it is.
 */
export function display(
  kit: Kit,
  formId: string,
  pointer: Pointer,
  value: JsonValue | undefined,
  language: Language,
): string {
  const form = formOf(kit, formId);
  const schema = form ? localisedSchema(form, language) : {};
  return show(value, pointer, { kit, schema, language });
}

function show(value: JsonValue | undefined, pointer: Pointer, reading: Reading): string {
  if (value === undefined || value === null || value === '') return NOTHING;
  const field = schemaAt(reading.schema, pointer) ?? {};
  const title = findTitle(value, field, reading);
  return title ?? printed(value, field, reading) ?? asItIs(value, pointer, reading);
}

/** As its kind reads it; undefined for a value that is not of the field's kind. */
function printed(value: JsonValue, field: JsonObject, reading: Reading): string | undefined {
  if (Array.isArray(value) && value.length === 0) return NOTHING;
  const id = kindOf(field) ?? (typeof value === 'boolean' ? 'yesNo' : undefined);
  if (id === undefined) return undefined;
  const items = own(field, 'items');
  const chosenFrom = isObject(items) ? items : field;
  return KINDS[id].print(value, {
    field,
    language: reading.language,
    offsetMinutes: reading.kit.timeZone.offsetMinutes,
    titleOf: (one) => findTitle(one, chosenFrom, reading),
  });
}

/** A list, a group, or a value that is not of its field's kind. */
function asItIs(value: JsonValue, pointer: Pointer, reading: Reading): string {
  if (typeof value === 'boolean')
    return isChinese(reading.language) ? (value ? '是' : '否') : value ? 'Yes' : 'No';
  if (Array.isArray(value)) return showList(value as readonly JsonValue[], pointer, reading);
  if (isObject(value)) return showGroup(value, pointer, reading);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** From the code table, the units or grids, or the options that the field lists itself. */
function findTitle(value: JsonValue, field: JsonObject, { kit, language }: Reading): string | undefined {
  const choice = findChoices(field, kit)?.find((one) => one.value === value);
  if (choice) return inLanguage(choice.title, language);
  for (const keyword of ['oneOf', 'anyOf']) {
    const options = own(field, keyword);
    if (!Array.isArray(options)) continue;
    const option = (options as readonly JsonValue[]).find(
      (one) => isObject(one) && own(one, 'const') === value,
    );
    const title = isObject(option) ? own(option, 'title') : undefined;
    if (typeof title === 'string') return title;
  }
  return undefined;
}

function showList(items: readonly JsonValue[], pointer: Pointer, reading: Reading): string {
  const chinese = isChinese(reading.language);
  const shown = items.map((value) => show(value, `${pointer}/-`, reading));
  if (items.some(isObject)) return shown.join(chinese ? '；' : '; ');
  return shown.join(chinese ? '、' : ', ');
}

/** Only what has a value: an empty part of a group says nothing. */
function showGroup(group: JsonObject, pointer: Pointer, reading: Reading): string {
  const chinese = isChinese(reading.language);
  const parts = Object.entries(group).flatMap(([name, value]) => {
    const here = pointer + joinPointer([name]);
    const shown = show(value, here, reading);
    if (shown === NOTHING) return [];
    const title = own(schemaAt(reading.schema, here) ?? {}, 'title');
    return [`${typeof title === 'string' ? title : name}${chinese ? '：' : ': '}${shown}`];
  });
  return parts.length === 0 ? NOTHING : parts.join(chinese ? '，' : ', ');
}
