import { isObject, type JsonObject, own } from '#core/base';
import { kindOf, KINDS } from '#core/kinds';

/** Up to here all answers lie open; more are looked for: open, find, choose. */
const MOST_CHIPS = 7;
const LIST_SECONDS = 6;

/**
 * How long one answer takes on a phone, in seconds, its reading included; a group or a list of groups takes none by itself. The figures of the kinds
 * are **assumptions**, rounded up, not measurements: no source gives times per field. They were set so that the targets of the domain dossier
 * (an incident in 20 s, a patrol without findings in 3 taps) come out for forms that meet them, and serve to compare forms, never to time people.
 */
export function secondsOf(schema: JsonObject): number {
  const id = kindOf(schema);
  const items = own(schema, 'items');
  if (id === undefined)
    return own(schema, 'type') === 'array' && isObject(items) ? secondsOf(items) : KINDS.longText.seconds;
  const { seconds } = KINDS[id];
  if (id !== 'choice' && id !== 'choices') return seconds;
  const offered = offeredBy(isObject(items) ? items : schema);
  return offered <= MOST_CHIPS ? seconds : LIST_SECONDS;
}

function offeredBy(schema: JsonObject): number {
  for (const keyword of ['enum', 'oneOf']) {
    const list = own(schema, keyword);
    if (Array.isArray(list)) return list.length;
  }
  return 0;
}
