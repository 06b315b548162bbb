import type { JsonObject, JsonValue, Text } from '#core';
import { isObject, own } from '#core';
import type { FlowTable } from '#core/flow';
import { compileFlow } from '#core/flow';
import type { Draft } from '#designer/edit';
import { findValue } from '#designer/edit';
import type { FormFields } from './formFields.ts';
import { formFields } from './formFields.ts';
import { titleOf } from './words.ts';

/** A flow as far as its file can be understood. */
export interface RawFlow {
  readonly id: string;
  readonly title: Text;
  readonly value: JsonObject;
  readonly form: string | undefined;
  readonly actions: JsonObject;
  readonly parties: JsonObject;
  readonly deadlines: JsonObject;
  readonly table: FlowTable;
  /** The templates it prints, without `.hbs`. */
  readonly templates: readonly string[];
}

/** A config read without asking whether it is right: whatever is not of the expected shape is passed over. */
export interface Town {
  readonly draft: Draft;
  readonly forms: ReadonlyMap<string, FormFields>;
  readonly flows: ReadonlyMap<string, RawFlow>;
  readonly posts: JsonObject;
  readonly units: JsonObject;
  /** Table → code → title. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Text>>;
  readonly tableTitles: ReadonlyMap<string, Text>;
}

/** A draft never changes, so it is read once. */
const made = new WeakMap<Draft, Town>();

/** Never throws, whatever the files are. */
export function readTown(draft: Draft): Town {
  const known = made.get(draft) ?? read(draft);
  made.set(draft, known);
  return known;
}

function read(draft: Draft): Town {
  const forms = new Map<string, FormFields>();
  const flows = new Map<string, RawFlow>();
  const tables = new Map<string, ReadonlyMap<string, Text>>();
  const tableTitles = new Map<string, Text>();
  for (const path of draft.keys()) {
    const value = findValue(draft, path, '');
    if (!isObject(value)) continue;
    const [, form] = /^forms\/([^/]+)\/form\.schema\.json$/.exec(path) ?? [];
    const [, flow] = /^flows\/([^/]+)\/flow\.json$/.exec(path) ?? [];
    const [, table] = /^codes\/([^/]+)\.json$/.exec(path) ?? [];
    if (form !== undefined) forms.set(form, formFields(value, form));
    if (flow !== undefined) flows.set(flow, rawFlow(flow, value));
    if (table !== undefined) {
      tables.set(table, codesOf(value));
      tableTitles.set(table, titleOf(value, table));
    }
  }
  const posts = objectIn(findValue(draft, 'org/roles.json', ''), 'posts');
  const units = objectIn(findValue(draft, 'org/units.json', ''), 'units');
  return { draft, forms, flows, posts, units, tables, tableTitles };
}

function rawFlow(id: string, value: JsonObject): RawFlow {
  const form = own(value, 'form');
  const prints = Object.values(objectIn(value, 'prints')).map((print) =>
    isObject(print) ? own(print, 'template') : undefined,
  );
  return {
    id,
    title: titleOf(value, id),
    value,
    form: typeof form === 'string' ? form : undefined,
    actions: objectIn(value, 'actions'),
    parties: objectIn(value, 'parties'),
    deadlines: objectIn(value, 'deadlines'),
    table: compileFlow({ chart: objectIn(value, 'chart') }),
    templates: prints.filter((template) => typeof template === 'string'),
  };
}

function codesOf(value: JsonObject): ReadonlyMap<string, Text> {
  return new Map(
    itemsIn(value, 'codes').flatMap((item) => {
      const code = isObject(item) ? own(item, 'code') : undefined;
      return typeof code === 'string' ? [[code, titleOf(item, code)]] : [];
    }),
  );
}

/** The object that is a member of an object; an empty one when there is none. */
export function objectIn(value: JsonValue | undefined, key: string): JsonObject {
  const member = isObject(value) ? own(value, key) : undefined;
  return isObject(member) ? member : {};
}

/** The list that is a member of an object; an empty one when there is none. */
export function itemsIn(value: JsonValue | undefined, key: string): readonly JsonValue[] {
  const member = isObject(value) ? own(value, key) : undefined;
  return Array.isArray(member) ? (member as readonly JsonValue[]) : [];
}

/** The form whose data an act carries; undefined when it carries none. */
export function formOfAct(flow: RawFlow, act: string): string | undefined {
  if (act === 'open') return flow.form;
  const action = own(flow.actions, act);
  const form = isObject(action) ? own(action, 'form') : undefined;
  return typeof form === 'string' ? form : undefined;
}

/** What people call the state: its own words, or those of the nearest state around it. */
export function stateWords({ table }: RawFlow, path: string): Text {
  for (let at: string | null = path; at !== null && at !== '';) {
    const row: FlowTable['states'][string] | undefined = own(table.states, at);
    if (row?.title !== undefined && Object.keys(row.title).length > 0) return row.title;
    at = row?.parent ?? null;
  }
  return titleOf(undefined, path);
}
