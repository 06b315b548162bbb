/** Records whose form has changed: what could be done with them, as data and sentences (SPEC V). Pure; nothing is written. */
export type { Migration, MigrationStep } from './Migration.ts';
export { type Changed, migrations } from './migrations.ts';
