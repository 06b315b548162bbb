import { isObject } from '#core/base';
import type { CaseEvent, Edit } from '#core/model';
import { parseInstant } from './instant.ts';

/** An event document with its instant, or nothing when the shape is not that of an event (SPEC P7). */
export interface ReadEvent {
  readonly event: CaseEvent;
  /** ms since 1970 */
  readonly at: number;
}

const TEXTS = ['case', 'flow', 'rev', 'act', 'by', 'post', 'seat', 'grid', 'at', 'device'] as const;
const NAMES: ReadonlySet<string> = new Set([...TEXTS, 'kind', 'base', 'data', 'edits']);
/** A part of an id: a ulid, or whatever else has no separator in it. */
const PART = /^[0-9A-Za-z_-]{1,64}$/;

/**
 * Reads a document of a database as an event. Members whose names begin with `_` belong to the database
 * (`_rev`, `_attachments`); any other unknown member makes the document malformed.
 */
export function readEvent(document: unknown): ReadEvent | undefined {
  if (!isObject(document)) return undefined;
  const known = Object.keys(document).every((name) => NAMES.has(name) || name.charCodeAt(0) === UNDERSCORE);
  if (!known || document['kind'] !== 'event' || !TEXTS.every((name) => typeof document[name] === 'string'))
    return undefined;
  if (!isId(document['_id'], document['case']) || !isBase(document['base']) || !isContent(document))
    return undefined;
  const at = parseInstant(document['at'] as string);
  // Every member that the type names was looked at above.
  return at === undefined ? undefined : { event: document as unknown as CaseEvent, at };
}

const UNDERSCORE = 95;

/** `e/<case>/<tail>`, so that a case's events lie together and none can claim to be another's. */
function isId(id: unknown, caseId: unknown): boolean {
  if (typeof id !== 'string' || typeof caseId !== 'string' || !PART.test(caseId)) return false;
  const start = `e/${caseId}/`;
  return id.startsWith(start) && PART.test(id.slice(start.length));
}

function isBase(base: unknown): boolean {
  return base === null || typeof base === 'string';
}

function isContent({ data, edits }: Readonly<Record<string, unknown>>): boolean {
  if (data !== undefined && !isObject(data)) return false;
  return edits === undefined || (Array.isArray(edits) && edits.every(isEdit));
}

function isEdit(value: unknown): value is Edit {
  if (!isObject(value)) return false;
  const { pointer, answers } = value as Readonly<Record<string, unknown>>;
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) return false;
  return answers === undefined || (Array.isArray(answers) && answers.every((id) => typeof id === 'string'));
}
