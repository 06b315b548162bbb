/**
 * `config/schema/` tells editors while an author types what the model tells when the kit is loaded. Two texts of one
 * rule drift apart: here both judge every sample file, and each of its places spoilt in turn.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { isObject, joinPointer, type JsonValue, type Pointer, type Problem, setAt } from '#core/base';
import { isFormat } from '#core/condition';
import { calendarShape } from '../../runtime/core/model/files/calendarShape.ts';
import { codesShape } from '../../runtime/core/model/files/codesShape.ts';
import { flowShape } from '../../runtime/core/model/files/flowShape.ts';
import { kitShape } from '../../runtime/core/model/files/kitShape.ts';
import { listShape } from '../../runtime/core/model/files/listShape.ts';
import { divisionShape, rolesShape, unitsShape } from '../../runtime/core/model/files/orgShapes.ts';
import { checkShape, type Shape } from '../../runtime/core/model/shape/index.ts';
import { shapeProblems } from '../../runtime/core/scenario/shapeProblems.ts';
import { readTown } from './readTown.ts';

const LANGUAGES = ['zh-CN', 'en'];

type Judge = (value: JsonValue) => readonly Problem[];

const KINDS: readonly { readonly schema: string; readonly files: RegExp; readonly judge: Judge }[] = [
  { schema: 'kit', files: /^kit\.json$/, judge: byShape(kitShape) },
  { schema: 'roles', files: /^org\/roles\.json$/, judge: byShape(rolesShape) },
  { schema: 'units', files: /^org\/units\.json$/, judge: byShape(unitsShape) },
  { schema: 'grids', files: /^org\/grids\.json$/, judge: byShape(divisionShape) },
  { schema: 'calendar', files: /^calendar\/\d+\.json$/, judge: byShape(calendarShape) },
  { schema: 'codes', files: /^codes\/[^/]+\.json$/, judge: byShape(codesShape) },
  { schema: 'list', files: /^lists\/[^/]+\.json$/, judge: byShape(listShape) },
  { schema: 'flow', files: /^flows\/[^/]+\/flow\.json$/, judge: byShape(flowShape) },
  { schema: 'scenario', files: /\/scenarios\/[^/]+\.json$/, judge: (value) => shapeProblems(value, '') },
];

/** Also warnings: an editor knows only one kind of line below a word. */
function byShape<T>(shape: Shape<T>): Judge {
  return (value) => {
    const problems: Problem[] = [];
    checkShape(shape.rule, value, [], { file: '', languages: LANGUAGES, problems });
    return problems;
  };
}

interface Spoilt {
  readonly what: string;
  readonly value: JsonValue;
}

/** The file with one place spoilt: an unknown key, another type, an impossible value, a key left out. */
function spoiltOf(whole: JsonValue, known: Set<string>): readonly Spoilt[] {
  return newPlaces(whole, known).flatMap(({ pointer, value }) => {
    const put = (what: string, next: JsonValue | undefined, at = pointer): Spoilt => ({
      what: `${what} at ${at}`,
      value: setAt(whole, at, next),
    });
    const last = pointer.slice(pointer.lastIndexOf('/') + 1);
    // That a text lacks one of the town's languages only the model can know.
    const stays = pointer === '' || /^\d+$/.test(last) || LANGUAGES.includes(last);
    const left = stays ? [] : [put('nothing', undefined)];
    const unknown = isObject(value) ? [put('an unknown key', 'x', `${pointer}/Surprise!`)] : [];
    return [...left, ...unknown, ...othersThan(value).map((other) => put(JSON.stringify(other), other))];
  });
}

function othersThan(value: JsonValue): readonly JsonValue[] {
  const all: readonly JsonValue[] = ['', '!?', '2026-13-01', -1, 0, 1.5, true, null, [], ['x', 'x'], [7], {}];
  return all.filter((other) => JSON.stringify(other) !== JSON.stringify(value));
}

interface Place {
  readonly pointer: Pointer;
  readonly value: JsonValue;
}

/** One place of each kind: entries of a list or of a map by names, and states within states, are of one kind. */
function newPlaces(whole: JsonValue, known: Set<string>): readonly Place[] {
  const found: Place[] = [];
  const visit = (value: JsonValue, path: readonly (string | number)[]): void => {
    const pointer = joinPointer(path);
    const kind = `${kindOf(pointer)} ${Array.isArray(value) ? 'list' : typeof value}`;
    if (!known.has(kind)) found.push({ pointer, value });
    known.add(kind);
    if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, index) => {
        visit(item, [...path, index]);
      });
    } else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
    }
  };
  visit(whole, []);
  return found;
}

const MAPS =
  /\/(states|on|actions|parties|assigns|deadlines|prints|posts|units|people|may|mayNot)\/[^/]+(?=\/|$)/g;

function kindOf(pointer: Pointer): string {
  const entries = pointer.replace(/\/\d+(?=\/|$)/g, '/*').replace(MAPS, '/$1/*');
  // What is below a condition or in data is free, so one step into it is enough.
  return entries
    .replace(/(?:\/states\/\*){2,}/g, '/states/*/states/*')
    .replace(/(\/(?:condition|when|where|data|facts)\/).*/, '$1');
}

const town = readTown();
const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  // As the model has it; that February is shorter is for the checks to say.
  formats: {
    date: /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/,
    'date-time': (text: string) => isFormat('date-time', text),
  },
});

function validatorOf(name: string): ValidateFunction {
  return ajv.compile(JSON.parse(town.get(`schema/${name}.schema.json`) ?? 'false') as boolean | object);
}

/** As the model reads it: the key for editors is not part of the content. */
function contentOf(text: string): JsonValue {
  const { $schema: _schema, ...content } = JSON.parse(text) as Record<string, JsonValue>;
  return content;
}

test('M4 every kind of file has a schema for editors, and no schema is for nothing', () => {
  const schemas = [...town.keys()].filter((path) => path.startsWith('schema/'));
  expect(schemas.sort()).toEqual(KINDS.map(({ schema }) => `schema/${schema}.schema.json`).sort());
});

describe.each(KINDS)('$schema.schema.json', ({ schema, files, judge }) => {
  const validate = validatorOf(schema);
  const samples = [...town].filter(([path]) => files.test(path));

  test('M4 takes every sample file, each of which names it', () => {
    expect(samples.length).toBeGreaterThan(0);
    for (const [path, text] of samples) {
      expect([path, validate(JSON.parse(text)), validate.errors]).toEqual([path, true, null]);
      expect(path + text).toMatch(
        new RegExp(`"\\$schema": "(?:\\.{1,2}/)+schema/${schema}\\.schema\\.json"`),
      );
      expect(judge(contentOf(text))).toEqual([]);
    }
  });

  test('M4 agrees with the model on files of which one place is spoilt', () => {
    const known = new Set<string>();
    const differences = samples.flatMap(([path, text]) =>
      spoiltOf(contentOf(text), known).flatMap(({ what, value }) => {
        const problems = judge(value);
        if (validate(value) === (problems.length === 0)) return [];
        return [`${path}: ${what}: the model ${problems.map(({ code }) => code).join(', ') || 'takes it'}`];
      }),
    );
    expect(differences).toEqual([]);
  });
});
