/** What a database is for; by its name. */
export type DatabaseKind = 'grid' | 'unit' | 'person' | 'town' | 'config' | 'vault' | 'audit' | 'cases';

export const DATABASE_KINDS: readonly DatabaseKind[] = [
  'grid',
  'unit',
  'person',
  'town',
  'config',
  'vault',
  'audit',
  'cases',
];

const NAMES: readonly (readonly [DatabaseKind, RegExp])[] = [
  ['grid', /^grid-\d{15}$/],
  ['unit', /^unit-[a-z0-9][a-z0-9-]{0,63}$/],
  ['person', /^person-(?:[0-9a-f]{2}){1,115}$/],
  ['town', /^town$/],
  ['config', /^config$/],
  ['vault', /^vault-\d{15}$/],
  ['audit', /^audit$/],
  ['cases', /^cases(?:-persons)?$/],
];

/** The kind of a database, or undefined when a name of this shape is none of ours. */
export function databaseKind(name: string): DatabaseKind | undefined {
  const found = NAMES.find(([, shape]) => shape.test(name));
  return found === undefined ? undefined : found[0];
}
