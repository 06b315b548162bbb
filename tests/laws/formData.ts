import { type JsonObject, type JsonValue, isObject } from '#core/base';
import { test } from '#core/condition';
import type { Kit } from '#core/model';

/** Data for a form, mostly valid; the same number gives the same data. */
export function formData(kit: Kit, formId: string, seed: number): JsonObject {
  const schema = kit.forms[formId]?.schema ?? {};
  const dice = roll(seed);
  for (let tries = 0; tries < 12; tries += 1) {
    const value = sample(kit, schema, dice, '');
    // One in ten goes out as it is, right or wrong.
    if (isObject(value) && (test(schema, value) || seed % 10 === 9)) return value;
  }
  const value = sample(kit, schema, dice, '');
  return isObject(value) ? value : {};
}

/** A small generator of numbers (mulberry32), so that a history is a function of its dice. */
function roll(seed: number): (sides: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

type Roll = (sides: number) => number;
type Sample = (kit: Kit, schema: JsonObject, dice: Roll, name: string) => JsonValue;

function sample(kit: Kit, schema: JsonValue | undefined, dice: Roll, name: string): JsonValue {
  if (!isObject(schema)) return 'x';
  if (schema['const'] !== undefined) return schema['const'];
  const listed = schema['enum'];
  if (Array.isArray(listed)) return (listed as readonly JsonValue[])[dice(listed.length)] ?? null;
  const make = typeof schema['type'] === 'string' ? BY_TYPE[schema['type']] : undefined;
  return (make ?? sampleText)(kit, schema, dice, name);
}

const sampleNumber: Sample = (_kit, schema, dice) =>
  Number(schema['minimum'] ?? 0) + dice(Math.min(50, Number(schema['maximum'] ?? 50) + 1));

const BY_TYPE: Readonly<Record<string, Sample>> = {
  object: sampleObject,
  array: (kit, schema, dice, name) =>
    Array.from({ length: Math.max(Number(schema['minItems'] ?? 0), dice(3)) }, () =>
      sample(kit, schema['items'], dice, name),
    ),
  boolean: (_kit, _schema, dice) => dice(2) === 0,
  integer: sampleNumber,
  number: sampleNumber,
};

function sampleObject(kit: Kit, schema: JsonObject, dice: Roll): JsonObject {
  const value: Record<string, JsonValue> = {};
  const required = (schema['required'] ?? []) as readonly string[];
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, property] of Object.entries(properties)) {
    if (required.includes(name) || dice(3) === 0) value[name] = sample(kit, property, dice, name);
  }
  return value;
}

function sampleText(kit: Kit, schema: JsonObject, dice: Roll, name: string): string {
  const units = Object.keys(kit.units);
  // The first two: they have people who may act for them.
  if (schema['x-kind'] === 'unit' || name === 'lead' || name === 'assist') return units[dice(2)]!;
  if (schema['x-kind'] === 'grid') return Object.keys(kit.division.grids)[0]!;
  if (schema['format'] === 'date') return `2026-05-${String(1 + dice(28)).padStart(2, '0')}`;
  if (schema['format'] === 'date-time')
    return `2026-05-${String(1 + dice(28)).padStart(2, '0')}T08:00:00+08:00`;
  if (schema['format'] === 'time') return '09:30';
  if (schema['format'] === 'phone') return '13800000000';
  const text = ['路灯不亮', '下水道堵塞', '邻里争执', '消防通道被占'][dice(4)]!;
  return text.repeat(1 + Math.floor(Number(schema['minLength'] ?? 0) / 4));
}
