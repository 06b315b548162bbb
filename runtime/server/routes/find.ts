import type { Exchange, Reply } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import { field } from '../http/query.ts';
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
 * Mango queries. There are no indexes over HTTP: a query without a range of `_id` reads the whole database. `$regex` is not
 * offered, because one bad pattern would hold up every user of the process.
 */
export async function find(town: Town, exchange: Exchange): Promise<Reply> {
  const body = await exchange.body();
  const selector = field(body, 'selector');
  if (typeof selector !== 'object' || selector === null || Array.isArray(selector)) {
    throw badRequest('`selector` must be an object');
  }
  for (const key of Object.keys(body as object))
    if (!KEYS.has(key)) throw badRequest(`unknown option ${key}`);
  checkSelector(selector);
  const limit = Math.min(numberOf(body, 'limit') ?? 25, MOST_ROWS);
  const skip = numberOf(body, 'skip') ?? 0;
  const fields = field(body, 'fields');
  if (fields !== undefined && !(Array.isArray(fields) && fields.every((name) => typeof name === 'string'))) {
    throw badRequest('`fields` must be an array of strings');
  }
  const sort = sortOf(field(body, 'sort'));
  const { pouch } = await databaseOf(town, exchange);
  const request = {
    selector,
    limit,
    skip,
    ...(fields === undefined ? {} : { fields }),
    ...(sort === undefined ? {} : { sort }),
  };
  const found = await pouch
    .find(request as PouchDB.Find.FindRequest<Record<string, unknown>>)
    .catch((error: unknown) => {
      const { status } = error as { status?: unknown };
      throw typeof status === 'number' && status < 500 ? badRequest('the selector is not understood') : error;
    });
  return {
    json: { docs: found.docs, bookmark: 'nil', ...('warning' in found ? { warning: found.warning } : {}) },
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

/** By `_id` only: any other order would need an index. */
function sortOf(sort: unknown): readonly unknown[] | undefined {
  if (sort === undefined || (Array.isArray(sort) && sort.length === 0)) return undefined;
  const [first, ...others] = Array.isArray(sort) ? (sort as readonly unknown[]) : [];
  const byId =
    first === '_id' || (typeof first === 'object' && first !== null && Object.keys(first).join() === '_id');
  if (!byId || others.length > 0) throw badRequest('`sort` is offered by _id only');
  return [first];
}
