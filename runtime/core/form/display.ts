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
import { findChoices, formOf, type Kit } from '#core/model';
import { localisedSchema } from './localise.ts';
import { schemaAt } from './schemaAt.ts';
import { findDateWords, findInstantWords, isChinese } from './words.ts';

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
  if (title !== undefined) return title;
  if (typeof value === 'boolean') return showFlag(value, reading.language);
  if (typeof value === 'number') return showNumber(value, field, reading.language);
  if (typeof value === 'string') return showString(value, field, reading);
  return Array.isArray(value)
    ? showList(value as readonly JsonValue[], pointer, reading)
    : showGroup(value as JsonObject, pointer, reading);
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

function showFlag(value: boolean, language: Language): string {
  if (isChinese(language)) return value ? '是' : '否';
  return value ? 'Yes' : 'No';
}

function showNumber(value: number, field: JsonObject, language: Language): string {
  const unit = own(field, 'x-unit');
  if (typeof unit !== 'string') return String(value);
  return isChinese(language) ? `${String(value)}${unit}` : `${String(value)} ${unit}`;
}

function showString(value: string, field: JsonObject, { kit, language }: Reading): string {
  const format = own(field, 'format');
  if (format === 'date') return findDateWords(value, language) ?? value;
  if (format === 'date-time') return findInstantWords(value, kit.timeZone.offsetMinutes, language) ?? value;
  return value;
}

function showList(items: readonly JsonValue[], pointer: Pointer, reading: Reading): string {
  if (items.length === 0) return NOTHING;
  const item = schemaAt(reading.schema, `${pointer}/-`) ?? {};
  const chinese = isChinese(reading.language);
  if (own(item, 'format') === 'attachment')
    return countFiles(items.length, own(item, 'x-kind') === 'photo', chinese);
  const shown = items.map((value) => show(value, `${pointer}/-`, reading));
  if (items.some(isObject)) return shown.join(chinese ? '；' : '; ');
  return shown.join(chinese ? '、' : ', ');
}

function countFiles(count: number, photos: boolean, chinese: boolean): string {
  if (chinese) return photos ? `${String(count)} 张照片` : `${String(count)} 个附件`;
  const noun = photos ? 'photo' : 'file';
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
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
