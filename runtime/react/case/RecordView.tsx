import type { ReactNode } from 'react';
import {
  display,
  formFor,
  isObject,
  joinPointer,
  kindOf,
  own,
  type Case,
  type JsonObject,
  type JsonValue,
  type Kit,
} from '#core';
import { useWorkplace } from '../data/index.ts';
import { Audio } from '../fields/Audio.tsx';
import { Pictures } from '../fields/Pictures.tsx';
import { useTexts } from '../texts/index.ts';

/** The record of a case as a person reads it. */
export function RecordView({ kit, one }: { readonly kit: Kit; readonly one: Case }): ReactNode {
  const form = own(kit.flows, one.flow)?.form;
  if (form === undefined) return null;
  return <DataView kit={kit} form={form} data={one.record} one={one} />;
}

interface DataViewProps {
  readonly kit: Kit;
  readonly form: string;
  readonly data: JsonObject;
  /** The case whose events hold the photos. */
  readonly one: Case;
}

/** Data of a form: questions and answers; unanswered questions are left out. */
export function DataView({ kit, form, data, one }: DataViewProps): ReactNode {
  const { t, language } = useTexts();
  if (own(kit.forms, form) === undefined) return null;
  const { schema } = formFor(kit, form, language);
  const rows = rowsOf(schema, data, []);
  if (rows.length === 0) return <p className="small soft">{t('case.empty')}</p>;
  return (
    <dl className="facts">
      {rows.map((row) => (
        <Row key={row.pointer} kit={kit} form={form} row={row} one={one} />
      ))}
    </dl>
  );
}

interface RowFacts {
  readonly pointer: string;
  readonly title: string;
  readonly schema: JsonObject;
  readonly value: JsonValue;
}

function Row({
  kit,
  form,
  row,
  one,
}: {
  readonly kit: Kit;
  readonly form: string;
  readonly row: RowFacts;
  readonly one: Case;
}): ReactNode {
  const { t, language } = useTexts();
  const { schema, value, pointer, title } = row;
  const items = schema['items'];
  if (isFile(schema)) return <FilesRow title={title} value={value} schema={schema} one={one} />;
  if (Array.isArray(value) && isObject(items) && items['type'] === 'object') {
    return (
      <div className="facts-list">
        <dt>{title}</dt>
        <dd>
          {(value as readonly JsonValue[]).map((item, index) => (
            <details key={index} className="facts-item" open={value.length === 1}>
              <summary>
                {t('form.item', { title: itemTitle(items, title), n: index + 1 })}
                <span className="small soft">
                  {headOf(kit, form, items, item, `${pointer}/${index}`, language)}
                </span>
              </summary>
              <dl className="facts">
                {isObject(item) &&
                  rowsOf(items, item, [...pointer.split('/').slice(1), String(index)]).map((inner) => (
                    <Row key={inner.pointer} kit={kit} form={form} row={inner} one={one} />
                  ))}
              </dl>
            </details>
          ))}
        </dd>
      </div>
    );
  }
  return (
    <div>
      <dt>{title}</dt>
      <dd>{display(kit, form, pointer, value, language)}</dd>
    </div>
  );
}

function FilesRow({
  title,
  value,
  schema,
  one,
}: {
  readonly title: string;
  readonly value: JsonValue;
  readonly schema: JsonObject;
  readonly one: Case;
}): ReactNode {
  const { store } = useWorkplace();
  const names = (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]).filter(
    (name) => typeof name === 'string',
  );
  async function load(name: string): Promise<Blob | undefined> {
    for (const entry of one.timeline) {
      const file = entry.kind === 'event' ? await store.file(entry.event._id, name) : undefined;
      if (file !== undefined) return file;
    }
    return undefined;
  }
  if (kindOf(schema) === 'audio') {
    return (
      <div>
        <dt>{title}</dt>
        {names.map((name) => (
          <dd key={name}>
            <Audio load={() => load(name)} name={name} label={title} />
          </dd>
        ))}
      </div>
    );
  }
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <Pictures title={title} names={names} kind={kindOf(schema)} load={load} />
      </dd>
    </div>
  );
}

/** The answered questions of an object, in the form's order; nested groups are laid flat. */
function rowsOf(schema: JsonObject, data: JsonObject, path: readonly string[]): readonly RowFacts[] {
  const properties = allProperties(schema);
  return Object.entries(properties).flatMap(([name, property]): readonly RowFacts[] => {
    const value = data[name];
    if (value === undefined || !isObject(property)) return [];
    const here = [...path, name];
    if (property['type'] === 'object' && isObject(value)) return rowsOf(property, value, here);
    const title = typeof property['title'] === 'string' ? property['title'] : name;
    return [{ pointer: joinPointer(here), title, schema: property, value }];
  });
}

function allProperties(schema: JsonObject): JsonObject {
  const branches = [schema['allOf'], schema['anyOf'], schema['oneOf']].flatMap(
    (list): readonly JsonValue[] => (Array.isArray(list) ? (list as readonly JsonValue[]) : []),
  );
  const found = [...branches, schema['then'], schema['else']].filter(isObject).map(allProperties);
  const own = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.assign({}, ...found, own) as JsonObject;
}

function isFile(schema: JsonObject): boolean {
  return ['photos', 'audio', 'signature'].includes(kindOf(schema) ?? '');
}

function itemTitle(items: JsonObject, fallback: string): string {
  return typeof items['title'] === 'string' ? items['title'] : fallback;
}

function headOf(
  kit: Kit,
  form: string,
  items: JsonObject,
  item: JsonValue,
  pointer: string,
  language: string,
): string {
  if (!isObject(item)) return '';
  return rowsOf(items, item, pointer.split('/').slice(1))
    .slice(0, 2)
    .map((row) => display(kit, form, row.pointer, row.value, language))
    .join(' · ');
}
