import type { JsonObject, JsonValue, Pointer, Text } from '#core';
import { getAt, isObject, joinPointer, own } from '#core';
import { subschemasOf } from '#core/model';
import { titleOf } from './words.ts';

/** A place of a form's data: a property, or any item of a list. */
interface FieldFacts {
  readonly title: Text;
  readonly codes: string | undefined;
  readonly kind: string | undefined;
  /** Values that the field itself lists, with their words. */
  readonly options: ReadonlyMap<string | number, Text>;
}

/** Something in a schema that speaks about a place of the data. */
export interface SchemaVisit {
  /** `asks`: under `if`, `not` or `contains`. `branch`: holds only sometimes (`then`, `anyOf`, …). */
  readonly mode: 'declares' | 'branch' | 'asks';
  readonly what: 'name' | 'required' | 'value' | 'option' | 'default';
  /** Place in the schema as written. */
  readonly source: Pointer;
  readonly data: Pointer;
  readonly value?: JsonValue;
}

/** What a form calculates (`x-calc`) or checks across its fields (`x-checks`): both name fields. */
export interface BeyondVisit {
  readonly keyword: 'x-calc' | 'x-checks';
  /** Place of the keyword in the schema as written. */
  readonly source: Pointer;
  /** Of a calculation its field, of checks the group that they are about. */
  readonly data: Pointer;
  readonly value: JsonValue;
}

/** The fields of a form as its author wrote them, references followed. */
export interface FormFields {
  readonly title: Text;
  /** As its author wrote it. */
  readonly schema: JsonObject;
  readonly fields: ReadonlyMap<Pointer, FieldFacts>;
  readonly visits: readonly SchemaVisit[];
  readonly beyond: readonly BeyondVisit[];
  /** Place of a property in the schema as written → places of the data that it describes. */
  readonly sites: ReadonlyMap<Pointer, readonly Pointer[]>;
  /** Place of an option in the schema (`…/oneOf/2`) → place of the data and value. */
  readonly options: ReadonlyMap<Pointer, { readonly data: Pointer; readonly value: JsonValue }>;
}

interface Walk {
  readonly root: JsonObject;
  readonly visits: SchemaVisit[];
  readonly beyond: BeyondVisit[];
  readonly fields: Map<Pointer, Draft>;
  places: number;
}

interface Draft {
  title: JsonValue | undefined;
  codes: string | undefined;
  kind: string | undefined;
  readonly options: Map<string | number, Text>;
}

interface At {
  readonly source: Pointer;
  readonly data: Pointer;
  readonly mode: SchemaVisit['mode'];
  /** References being followed. */
  readonly open: readonly string[];
}

/** As many places as the loader follows. */
const MOST_PLACES = 20_000;

/** Never throws, whatever the schema is. */
export function formFields(schema: JsonObject, form: string): FormFields {
  const walk: Walk = { root: schema, visits: [], beyond: [], fields: new Map(), places: 0 };
  visit(schema, { source: '', data: '', mode: 'declares', open: [] }, walk);
  const fields = new Map<Pointer, FieldFacts>();
  for (const [data, draft] of walk.fields) {
    fields.set(data, { ...draft, title: titleOf({ title: draft.title ?? null }, lastToken(data)) });
  }
  const sites = new Map<Pointer, Pointer[]>();
  const options = new Map<Pointer, { data: Pointer; value: JsonValue }>();
  for (const { what, source, data, value } of walk.visits) {
    if (what === 'name') sites.set(source, [...(sites.get(source) ?? []), data]);
    if (what === 'option' && value !== undefined)
      options.set(source.replace(/\/const$/, ''), { data, value });
  }
  const { visits, beyond } = walk;
  return { title: titleOf(schema, form), schema, fields, visits, beyond, sites, options };
}

function visit(schema: JsonValue, at: At, walk: Walk): void {
  if (!isObject(schema) || ++walk.places > MOST_PLACES) return;
  note(schema, at, walk);
  follow(own(schema, '$ref'), at, walk);
  requirements(schema, at, walk);
  values(schema, at, walk);
  for (const keyword of ['x-calc', 'x-checks'] as const) {
    const value = own(schema, keyword);
    if (value !== undefined)
      walk.beyond.push({ keyword, source: at.source + joinPointer([keyword]), data: at.data, value });
  }
  for (const { keyword, path, holding, schema: part } of subschemasOf(schema)) {
    if (holding === 'definition') continue;
    const source = at.source + joinPointer(path);
    const next = { ...at, source, mode: modeOf(at.mode, keyword, holding) };
    if (keyword === 'properties') {
      const data = at.data + joinPointer(path.slice(1));
      walk.visits.push({ mode: at.mode, what: 'name', source, data });
      touch(data, walk);
      visit(part, { ...next, data }, walk);
    } else if (['items', 'contains', 'prefixItems', 'unevaluatedItems'].includes(keyword)) {
      touch(`${at.data}/-`, walk);
      visit(part, { ...next, data: `${at.data}/-` }, walk);
    } else if (holding !== 'inside') {
      visit(part, next, walk);
    }
  }
}

function follow(ref: JsonValue | undefined, at: At, walk: Walk): void {
  if (typeof ref !== 'string' || !/^#(?:\/|$)/.test(ref) || at.open.includes(ref)) return;
  const target = getAt(walk.root, ref.slice(1));
  if (isObject(target)) visit(target, { ...at, source: ref.slice(1), open: [...at.open, ref] }, walk);
}

function modeOf(mode: At['mode'], keyword: string, holding: string): At['mode'] {
  if (mode === 'asks' || holding === 'question') return 'asks';
  return mode === 'branch' || ['then', 'else', 'anyOf', 'oneOf', 'dependentSchemas'].includes(keyword)
    ? 'branch'
    : mode;
}

function touch(data: Pointer, walk: Walk): Draft {
  const known = walk.fields.get(data) ?? {
    title: undefined,
    codes: undefined,
    kind: undefined,
    options: new Map<string | number, Text>(),
  };
  walk.fields.set(data, known);
  return known;
}

/** The first that says something wins: beside a reference that is the reference's own word. */
function note(schema: JsonObject, { data, mode }: At, walk: Walk): void {
  if (mode === 'asks' || data === '') return;
  const facts = touch(data, walk);
  const [codes, kind] = [own(schema, 'x-codes'), own(schema, 'x-kind')];
  // Beside a `const` the title is that of the option.
  if (own(schema, 'const') === undefined) facts.title ??= own(schema, 'title');
  if (typeof codes === 'string') facts.codes ??= codes;
  if (typeof kind === 'string') facts.kind ??= kind;
}

function requirements(schema: JsonObject, { source, data, mode }: At, walk: Walk): void {
  const need = (name: JsonValue, place: Pointer, what: 'required' | 'name'): void => {
    if (typeof name !== 'string') return;
    walk.visits.push({ mode, what, source: place, data: data + joinPointer([name]) });
  };
  const required = own(schema, 'required');
  if (Array.isArray(required))
    (required as readonly JsonValue[]).forEach((name, index) => {
      need(name, source + joinPointer(['required', index]), 'required');
    });
  for (const keyword of ['dependentRequired', 'dependentSchemas']) {
    const dependent = own(schema, keyword);
    if (!isObject(dependent)) continue;
    for (const [name, needed] of Object.entries(dependent)) {
      const place = source + joinPointer([keyword, name]);
      need(name, place, 'name');
      if (Array.isArray(needed))
        (needed as readonly JsonValue[]).forEach((other, index) => {
          need(other, place + joinPointer([index]), 'required');
        });
    }
  }
}

function values(schema: JsonObject, at: At, walk: Walk): void {
  const { source, data, mode } = at;
  const push = (what: SchemaVisit['what'], place: Pointer, value: JsonValue, title: JsonValue): void => {
    walk.visits.push({ mode, what, source: source + place, data, value });
    if (what === 'option' && (typeof value === 'string' || typeof value === 'number'))
      touch(data, walk).options.set(value, titleOf({ title }, String(value)));
  };
  const listed = mode === 'declares' ? 'option' : 'value';
  const single = own(schema, 'const');
  if (single !== undefined) push('value', '/const', single, null);
  const several = own(schema, 'enum');
  if (Array.isArray(several))
    (several as readonly JsonValue[]).forEach((value, index) => {
      push(listed, joinPointer(['enum', index]), value, null);
    });
  for (const keyword of ['oneOf', 'anyOf']) {
    const list = own(schema, keyword);
    if (!Array.isArray(list)) continue;
    (list as readonly JsonValue[]).forEach((one, index) => {
      const value = isObject(one) ? own(one, 'const') : undefined;
      if (isObject(one) && value !== undefined)
        push(listed, joinPointer([keyword, index, 'const']), value, own(one, 'title') ?? null);
    });
  }
  const usual = own(schema, 'default');
  if (usual !== undefined) push('default', '/default', usual, null);
}

function lastToken(pointer: Pointer): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
