import { isObject } from '#core/base';
import { CASE_INDEXES } from '#couch';
import { noteExport } from '../audit/noteExport.ts';
import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import { field, strings } from '../http/query.ts';
import { CACHES } from '../lists/CaseSummary.ts';
import type { FindQuestion } from '../storage/Database.ts';
import type { Town } from '../Town.ts';
import { databaseOf } from './information.ts';

const OPERATORS = new Set(
  '$and $or $nor $not $eq $ne $gt $gte $lt $lte $in $nin $exists $type $size $mod $all $elemMatch $allMatch'.split(
    ' ',
  ),
);
const MOST_PARTS = 200;
const MOST_ROWS = 1000;
const KEYS = new Set([
  'selector',
  'fields',
  'limit',
  'skip',
  'sort',
  'use_index',
  'bookmark',
  'r',
  'execution_stats',
]);

/**
 * Mango queries. No index can be made over HTTP: but in the list cache, which has some, a query without a range of `_id` reads the
 * whole database; what it gives away is on record. `$regex` is not offered, because one bad pattern would hold up every user of the
 * process.
 */
export async function find(town: Town, exchange: Exchange): Promise<Reply> {
  const database = await databaseOf(town, exchange);
  const request = requestOf(database.name, await exchange.body());
  const { docs, warning } = await database.find(request);
  if (docs.length > 0 && CACHES.includes(database.name))
    await noteExport((entry) => town.audit.note(entry), exchange, {
      database: database.name,
      by: 'query',
      documents: docs.length,
    });
  return { json: { docs, bookmark: 'nil', ...(warning === undefined ? {} : { warning }) } };
}

function requestOf(database: string, body: unknown): FindQuestion {
  const selector = field(body, 'selector');
  if (!isObject(selector)) throw badRequest('`selector` must be an object');
  for (const key of Object.keys(body as object))
    if (!KEYS.has(key)) throw badRequest(`unknown option ${key}`);
  checkSelector(selector);
  const fields = field(body, 'fields');
  const sort = sortOf(database, field(body, 'sort'));
  return {
    selector,
    limit: Math.min(numberOf(body, 'limit') ?? 25, MOST_ROWS),
    skip: numberOf(body, 'skip') ?? 0,
    ...(fields === undefined ? {} : { fields: strings(fields, 'fields', MOST_PARTS) }),
    ...(sort === undefined ? {} : { sort }),
  };
}

function checkSelector(selector: object): void {
  let parts = 0;
  const open: unknown[] = [selector];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      parts += 1;
      if (parts > MOST_PARTS) throw badRequest('the selector is too large');
      if (key.startsWith('$') && !OPERATORS.has(key)) throw badRequest(`the operator ${key} is not offered`);
      open.push(value ?? undefined);
    }
  }
}

function numberOf(body: unknown, name: string): number | undefined {
  const value = field(body, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw badRequest(`\`${name}\` must be a whole number`);
  return value;
}

/** Fields in one direction: `_id`, or those of an index of this database, from its first on. */
function sortOf(database: string, sort: unknown): FindQuestion['sort'] | undefined {
  if (sort === undefined || (Array.isArray(sort) && sort.length === 0)) return undefined;
  const parts = Array.isArray(sort) ? (sort as readonly unknown[]).map(partOf) : [];
  const directions = new Set(parts.map((part) => part?.direction));
  const fields = parts.map((part) => part?.field);
  const indexes = [['_id'], ...(CACHES.includes(database) ? CASE_INDEXES.map((index) => index.fields) : [])];
  const isOffered = indexes.some((known) => fields.every((name, place) => name === known[place]));
  const [direction] = directions;
  if (fields.length === 0 || !isOffered || directions.size !== 1 || direction === undefined)
    throw badRequest('`sort` is offered by _id and by the fields of an index, in one direction');
  return fields.map((name) => ({ [name ?? '']: direction }));
}

/** `"field"` or `{"field": "desc"}`. */
function partOf(part: unknown): { readonly field: string; readonly direction: 'asc' | 'desc' } | undefined {
  if (typeof part === 'string') return { field: part, direction: 'asc' };
  const [entry, ...more] = isObject(part) ? Object.entries(part) : [];
  if (entry === undefined || more.length > 0) return undefined;
  const [name, direction] = entry;
  return direction === 'asc' || direction === 'desc' ? { field: name, direction } : undefined;
}
