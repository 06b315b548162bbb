import { isObject, type JsonObject, type JsonValue, own } from '#core/base';

/**
 * How long one answer takes on a phone, in seconds, its reading included. **Assumptions**, rounded up, not measurements: no source gives
 * times per field. They were set so that the targets of the domain dossier (an incident in 20 s, a patrol without findings in 3 taps) come
 * out for forms that meet them, and serve to compare forms and versions of a form, never to time people.
 */
const SECONDS = {
  /** Three taps at most: open, find, choose; up to seven answers lie open. */
  chips: 3,
  list: 6,
  yesNo: 2,
  number: 4,
  date: 5,
  time: 4,
  phone: 8,
  /** Eighteen characters, checked against the card. */
  residentId: 18,
  creditCode: 18,
  /** A name, a place. */
  shortText: 8,
  /** One or two sentences, typed or spoken. */
  longText: 20,
  /** Taken, looked at, kept. */
  photo: 10,
  calculated: 0,
} as const;

const SHORT_TEXT = 100;
const MOST_CHIPS = 7;

/** Seconds to answer a single field; a group or a list of groups takes none by itself. */
export function secondsOf(schema: JsonObject): number {
  if (own(schema, 'x-calc') !== undefined) return SECONDS.calculated;
  const items = own(schema, 'items');
  if (own(schema, 'type') === 'array' && isObject(items))
    return own(items, 'type') === 'object' ? 0 : secondsOf(items);
  if (own(schema, 'type') === 'object') return 0;
  if (own(schema, 'x-kind') === 'photo' || own(schema, 'format') === 'attachment') return SECONDS.photo;
  const choices = choicesOf(schema);
  if (choices !== undefined) return choices <= MOST_CHIPS ? SECONDS.chips : SECONDS.list;
  return byType(schema);
}

function byType(schema: JsonObject): number {
  const type = own(schema, 'type');
  if (type === 'boolean') return SECONDS.yesNo;
  if (type === 'number' || type === 'integer') return SECONDS.number;
  const formats: Readonly<Record<string, number>> = {
    date: SECONDS.date,
    time: SECONDS.time,
    'date-time': SECONDS.date + SECONDS.time,
    phone: SECONDS.phone,
    'resident-id': SECONDS.residentId,
    'credit-code': SECONDS.creditCode,
  };
  const format = own(schema, 'format');
  const known = typeof format === 'string' ? own(formats, format) : undefined;
  const most = own(schema, 'maxLength');
  return known ?? (typeof most === 'number' && most <= SHORT_TEXT ? SECONDS.shortText : SECONDS.longText);
}

function choicesOf(schema: JsonObject): number | undefined {
  for (const keyword of ['enum', 'oneOf']) {
    const list: JsonValue | undefined = own(schema, keyword);
    if (Array.isArray(list)) return list.length;
  }
  return undefined;
}
