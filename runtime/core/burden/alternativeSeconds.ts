import { isObject, type JsonObject, type JsonValue, own } from '#core/base';
import type { Asked } from './askedOf.ts';
import { secondsOf } from './secondsOf.ts';

/**
 * Where one thing or others have to be answered (`if` something is missing, `then` others are required), the quicker way, in seconds: the
 * identity number, or without it the birthday and the sex.
 * @param required the fields that have to be answered anyhow: their groups are there for everybody
 */
export function alternativeSeconds(required: readonly Asked[], asked: readonly Asked[]): number {
  const groups = new Map(required.map((field) => [field.group, field.times]));
  let seconds = 0;
  for (const [group, times] of groups) {
    const ways = waysOf(group);
    if (ways === undefined) continue;
    const costs = ways.map((names) =>
      asked
        .filter(
          (field) => field.group === group && !field.required && names.includes(field.steps.at(-1) ?? ''),
        )
        .reduce((sum, { schema }) => sum + secondsOf(schema), 0),
    );
    seconds += Math.min(...costs) * times;
  }
  return seconds;
}

/** The names of either way; undefined where the group asks for none of this kind. */
function waysOf(group: JsonObject): readonly (readonly JsonValue[])[] | undefined {
  const question = own(group, 'if');
  const missing = isObject(question) && Object.keys(question).length === 1 ? own(question, 'not') : undefined;
  const ways = [namesIn(missing), namesIn(own(group, 'then'))];
  return ways.some((names) => names.length === 0) ? undefined : ways;
}

function namesIn(schema: JsonValue | undefined): readonly JsonValue[] {
  const names = isObject(schema) ? own(schema, 'required') : undefined;
  return Array.isArray(names) ? (names as readonly JsonValue[]) : [];
}
