import { isObject, joinPointer, own } from '#core/base';
import type { CaseEvent } from '#core/model';
import { parseInstant } from '#core/rules';
import { ALLOW, deny, type Judgement } from './Judgement.ts';
import { weigh } from './weigh.ts';

/** Any document, read as JSON and not looked at yet. */
export type Document = Readonly<Record<string, unknown>>;

/** Without Crockford's I, L, O and U. */
const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const EVENT_ID = new RegExp(`^e/(${ULID})/${ULID}$`);

/** An event without its files, in characters. */
const MOST_TEXT = 256 * 1024;

type Test = (value: unknown) => boolean;

const name: Test = (value) => typeof value === 'string' && value.length > 0 && value.length <= 100;
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

const FIELDS: Readonly<Record<string, Test>> = {
  _id: (value) => caseOfId(value) !== undefined,
  kind: (value) => value === 'event',
  case: name,
  flow: name,
  rev: name,
  act: name,
  by: name,
  post: name,
  seat: name,
  grid: (value) => typeof value === 'string' && /^\d{15}$/.test(value),
  at: (value) => typeof value === 'string' && parseInstant(value) !== undefined,
  device: name,
  base: (value) => value === null || caseOfId(value) !== undefined,
  data: optional(isObject),
  edits: optional(isEdits),
};

/** Fields of the database and not of the event; `_revisions` comes with replication. */
const UNDERSCORED: readonly string[] = ['_id', '_rev', '_revisions', '_attachments'];

/** The case of an event's id, or undefined when it is not the id of an event. */
export function caseOfId(id: unknown): string | undefined {
  const parts = typeof id === 'string' ? EVENT_ID.exec(id) : null;
  return parts === null ? undefined : parts[1];
}

/** Whether this is an event by shape: the known fields, all of them, each of its kind (SPEC W3). */
export function judgeShape(document: Document): Judgement {
  if (document['kind'] !== 'event') {
    return deny('document.unknown', '/kind', '这里只能存放办理记录。', 'Only events are kept here.');
  }
  const weight = weigh(document);
  if (weight === undefined) return malformed('');
  if (weight > MOST_TEXT) {
    return deny('event.size', '', '填报内容过长，请删减后重新填报。', 'The event is too large. Shorten it.');
  }
  for (const key of Object.keys(document)) {
    if (own(FIELDS, key) === undefined && !UNDERSCORED.includes(key)) return malformed(joinPointer([key]));
  }
  for (const key of Object.keys(FIELDS)) {
    const test = FIELDS[key];
    if (test !== undefined && !test(own(document, key))) return malformed(joinPointer([key]));
  }
  return judgeIds(document);
}

/** After {@link judgeShape} allowed it. */
export function asEvent(document: Document): CaseEvent {
  return document as unknown as CaseEvent;
}

/** The ids of one event belong together: all name its case, and only an opening answers nothing. */
function judgeIds(document: Document): Judgement {
  const { _id, case: caseId, act, base } = asEvent(document);
  if (caseOfId(_id) !== caseId) return malformed('/case');
  if ((act === 'open') !== (base === null)) return malformed('/base');
  return base !== null && caseOfId(base) !== caseId ? malformed('/base') : ALLOW;
}

function malformed(pointer: string): Judgement {
  const place = pointer === '' ? '' : pointer.length > 60 ? `${pointer.slice(0, 60)}…` : pointer;
  return deny(
    'event.malformed',
    pointer,
    `这条办理记录的格式不对${place === '' ? '' : `（${place}）`}，可能是应用版本过旧，请刷新后重新填报。`,
    `This is not the shape of an event${place === '' ? '' : ` (${place})`}. The app may be too old: reload it and send again.`,
  );
}

const EDIT_KEYS: readonly string[] = ['pointer', 'from', 'to', 'answers'];
const MOST_EDITS = 500;

function isEdits(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= MOST_EDITS && value.every(isEdit);
}

function isEdit(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).some((key) => !EDIT_KEYS.includes(key))) return false;
  const pointer = own(value, 'pointer');
  const answers = own(value, 'answers');
  const known = typeof pointer === 'string' && /^(?:\/(?:[^~/]|~[01])*)+$/.test(pointer);
  return (
    known &&
    (answers === undefined || (Array.isArray(answers) && answers.every((id) => typeof id === 'string')))
  );
}
