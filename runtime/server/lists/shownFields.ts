import { isObject, own } from '#core/base';
import type { JsonValue, Pointer } from '#core/base';
import { schemaAt } from '#core/form';
import type { Kit, ListView } from '#core/model';

const known = new WeakMap<Kit, ReadonlyMap<string, readonly Pointer[]>>();

/**
 * The places of a flow's record that the lists of town posts show: what the list cache may hold of it. Who reads the cache reads
 * the town's events anyway; but what nobody lists is not copied, and what is declared sensitive not even then.
 */
export function shownFields(kit: Kit, flow: string): readonly Pointer[] {
  const before = known.get(kit);
  const fields = before ?? fieldsByFlow(kit);
  if (before === undefined) known.set(kit, fields);
  return fields.get(flow) ?? [];
}

function fieldsByFlow(kit: Kit): ReadonlyMap<string, readonly Pointer[]> {
  const fields = new Map<string, readonly Pointer[]>();
  for (const flow of Object.keys(kit.flows)) {
    const lists = Object.values(kit.lists).filter((list) => list.flow === flow && isForTown(kit, list));
    const pointers = lists.flatMap((list) => pointersOf(kit, list));
    fields.set(flow, [...new Set(pointers)].filter((pointer) => !isSensitive(kit, flow, pointer)).sort());
  }
  return fields;
}

function isForTown(kit: Kit, { posts }: ListView): boolean {
  return posts.some((post) => own(kit.posts, post)?.reach === 'town');
}

function pointersOf(kit: Kit, { flow, columns }: ListView): readonly Pointer[] {
  return columns.flatMap((column) => {
    if (column.show === 'field') return [column.pointer];
    return column.show === 'summary' ? (own(kit.flows, flow)?.summary ?? []) : [];
  });
}

/** A place is sensitive when it, something around it or anything in it is declared so; a place of no field is taken for one. */
function isSensitive(kit: Kit, flow: string, pointer: Pointer): boolean {
  const form = own(kit.forms, own(kit.flows, flow)?.form ?? '');
  if (form === undefined) return true;
  const tokens = pointer.split('/');
  const around = tokens.map((_, index) => schemaAt(form.schema, tokens.slice(0, index + 1).join('/')));
  const at = around.at(-1);
  return at === undefined || holdsSensitive(at) || around.some((schema) => declaresSensitive(schema));
}

function holdsSensitive(schema: JsonValue): boolean {
  if (Array.isArray(schema)) return (schema as readonly JsonValue[]).some(holdsSensitive);
  if (!isObject(schema)) return false;
  return declaresSensitive(schema) || Object.values(schema as object).some(holdsSensitive);
}

function declaresSensitive(schema: JsonValue | undefined): boolean {
  const declared = isObject(schema) ? own(schema, 'x-personal') : undefined;
  return isObject(declared) && own(declared, 'sensitivity') === 'sensitive';
}
