import { inLanguage, type JsonObject, type JsonValue, own, type Text } from '#core/base';
import type { CodeTable, Division, Unit } from '../Kit.ts';
import { mapSchemas } from './subschemas.ts';

/** The parts of a kit that fields choose from. */
export interface ChoiceSource {
  readonly codes: Readonly<Record<string, CodeTable>>;
  readonly units: Readonly<Record<string, Unit>>;
  readonly division: Division;
}

export interface Choice {
  readonly value: string;
  readonly title: Text;
  /** Kept for old records, no longer offered. */
  readonly retired: boolean;
}

/**
 * What a field with `x-codes`, or `x-kind` of a unit, grid or group, may hold; undefined for any other field.
 * Retired codes are among them.
 */
export function findChoices(schema: JsonObject, source: ChoiceSource): readonly Choice[] | undefined {
  const table = own(schema, 'x-codes');
  if (typeof table === 'string') {
    return own(source.codes, table)?.codes.map(({ code, title, retired }) => ({
      value: code,
      title,
      retired: retired === true,
    }));
  }
  const { villages, grids } = source.division;
  const kind = own(schema, 'x-kind');
  if (kind === 'unit') return Object.values(source.units).map(({ id, title }) => offered(id, title));
  if (kind === 'grid') return Object.values(grids).map(({ code, name }) => offered(code, name));
  if (kind !== 'village-group') return undefined;
  return Object.values(villages).flatMap(({ name, groups }) =>
    groups.map((group) => offered(group.code, groupWords(name, group.name))),
  );
}

/** Every village has a first group: only with the village's name is it one place. */
function groupWords(village: Text, group: Text): Text {
  return Object.fromEntries(
    Object.keys({ ...village, ...group }).map((language) => {
      const names = [inLanguage(village, language), inLanguage(group, language)];
      return [language, names.join(language.startsWith('zh') ? '' : ', ')];
    }),
  );
}

const offered = (value: string, title: Text): Choice => ({ value, title, retired: false });

/** Whether the author has narrowed the choice: then it stays as written. */
function isNarrowed(schema: JsonObject): boolean {
  return ['enum', 'const', 'oneOf', 'anyOf'].some((keyword) => own(schema, keyword) !== undefined);
}

/** Whether the field holds a single choice: one that may hold a string. A list holds choices in its items. */
export function takesText(schema: JsonObject): boolean {
  const type = own(schema, 'type');
  return type === undefined || type === 'string' || (Array.isArray(type) && type.includes('string'));
}

/** As long as an answer in words may be where its author sets no limit. */
const OTHER_LENGTH = 50;

/** Any words are taken besides the choices, so only their length is judged. */
function withoutChoices({ enum: _enum, oneOf: _oneOf, ...field }: JsonObject): JsonObject {
  return { minLength: 1, maxLength: OTHER_LENGTH, ...field };
}

/** The schema with the choices of each field as an `enum`, for judging data. An empty list of choices restricts nothing. */
export function expandChoices(schema: JsonValue, source: ChoiceSource): JsonValue {
  return mapSchemas(schema, (field) => {
    if (own(field, 'x-other') === true && takesText(field)) return withoutChoices(field);
    if (isNarrowed(field) || !takesText(field)) return field;
    const choices = findChoices(field, source) ?? [];
    if (choices.length === 0) return field;
    const type = own(field, 'type');
    const nothing = Array.isArray(type) && type.includes('null') ? [null] : [];
    return { ...field, enum: [...choices.map(({ value }) => value), ...nothing] };
  });
}
