import { isObject } from '#core/base';
import type { CaseEvent } from '#core/model';
import type { Judgement } from './Refusal.ts';
import { ALLOW, deny } from './Refusal.ts';

const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const EVENT_ID = new RegExp(`^e/(${ULID})/${ULID}$`);

/** `2026-05-08T09:30:00.000+08:00` */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:[+-]\d\d:\d\d|Z)$/;

type Test = (value: unknown) => boolean;

const name: Test = (value) => typeof value === 'string' && value.length > 0 && value.length <= 100;
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

const FIELDS: Readonly<Record<string, Test>> = {
  _id: (value) => typeof value === 'string' && EVENT_ID.test(value),
  kind: (value) => value === 'event',
  case: name,
  flow: name,
  rev: name,
  act: name,
  by: name,
  post: name,
  seat: name,
  grid: (value) => typeof value === 'string' && /^\d{15}$/.test(value),
  at: (value) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
  device: name,
  base: (value) => value === null || (typeof value === 'string' && EVENT_ID.test(value)),
  data: optional(isObject),
  edits: optional(isEdits),
};

/** Fields of the database and not of the event. `_rev` and `_revisions` come with replication. */
const UNDERSCORED = new Set(['_id', '_rev', '_revisions', '_attachments']);

/** The case of an event's id, or undefined when it is not the id of an event. */
export function caseOfId(id: unknown): string | undefined {
  return typeof id === 'string' ? EVENT_ID.exec(id)?.[1] : undefined;
}

/** Whether this is an event by shape: the known fields, all of them, each of its kind. */
export function checkShape(doc: Readonly<Record<string, unknown>>): Judgement {
  if (doc['_deleted'] !== undefined) {
    return deny(
      'event.immutable',
      '/_deleted',
      '已经发生的办理记录不能删除。',
      'An event cannot be deleted.',
    );
  }
  if (doc['kind'] !== 'event') {
    return deny('document.unknown', '/kind', '这里只能存放办理记录。', 'Only events are kept here.');
  }
  for (const key of Object.keys(doc)) {
    if (!Object.hasOwn(FIELDS, key) && !UNDERSCORED.has(key)) {
      return malformed(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  }
  for (const [key, test] of Object.entries(FIELDS)) if (!test(doc[key])) return malformed(`/${key}`);
  if (caseOfId(doc['_id']) !== doc['case']) return malformed('/case');
  if ((doc['act'] === 'open') !== (doc['base'] === null)) return malformed('/base');
  if (typeof doc['base'] === 'string' && caseOfId(doc['base']) !== doc['case']) return malformed('/base');
  return ALLOW;
}

/** After `checkShape` allowed it. */
export function asEvent(doc: Readonly<Record<string, unknown>>): CaseEvent {
  return doc as unknown as CaseEvent;
}

function malformed(pointer: string): Judgement {
  return deny(
    'event.malformed',
    pointer,
    `这条办理记录的格式不对（${pointer}），可能是应用版本过旧，请刷新后重新填报。`,
    `This is not the shape of an event (${pointer}). The app may be too old: reload it and send again.`,
  );
}

const EDIT_KEYS = new Set(['pointer', 'from', 'to', 'answers']);

function isEdits(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= 500 && value.every(isEdit);
}

function isEdit(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).some((key) => !EDIT_KEYS.has(key))) return false;
  const { pointer, answers } = value as { pointer?: unknown; answers?: unknown };
  const known = typeof pointer === 'string' && /^(?:\/(?:[^~/]|~[01])*)+$/.test(pointer);
  return (
    known &&
    (answers === undefined || (Array.isArray(answers) && answers.every((id) => typeof id === 'string')))
  );
}
