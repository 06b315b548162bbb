import { databaseKind } from '#core/door';

/** The databases that have routes; a name of another shape is no database of ours. */
const NAMES =
  /^(?:grid-\d{15}|unit-[a-z0-9][a-z0-9-]{0,63}|person-(?:[0-9a-f]{2}){1,115}|town|config|cases(?:-persons)?)$/;

export function isDatabaseName(name: string): boolean {
  return NAMES.test(name);
}

/** Whether a database of this name holds events. */
export function isEventDatabase(name: string): boolean {
  const kind = databaseKind(name);
  return kind === 'grid' || kind === 'unit' || kind === 'person' || kind === 'town';
}
