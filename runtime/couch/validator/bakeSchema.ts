import type { JsonObject, JsonValue } from '#core/base';
import { mapSchemas } from '#core/model';

/** What decides nothing at the door. Titles stay: refusals name the field. */
const DROPPED: ReadonlySet<string> = new Set([
  'description',
  'default',
  'examples',
  '$comment',
  '$schema',
  '$id',
]);
/** Keywords of ours that judge data. */
const JUDGING: ReadonlySet<string> = new Set(['x-attachment', 'x-calc', 'x-checks']);
const MARKS: ReadonlySet<string> = new Set(['readOnly', 'writeOnly', 'deprecated', '$defs', 'definitions']);

/** A form's schema with all that judges data and the fields' titles. */
export function bakeSchema(schema: JsonObject): JsonObject {
  return mapSchemas(schema, (one) => {
    const kept: Record<string, JsonValue> = {};
    for (const [key, value] of Object.entries(one)) if (isNeeded(key)) kept[key] = value;
    return kept;
  }) as JsonObject;
}

function isNeeded(key: string): boolean {
  if (key.startsWith('x-')) return JUDGING.has(key);
  return !DROPPED.has(key) && !MARKS.has(key);
}
