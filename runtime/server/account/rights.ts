/** Shapes of the names of databases; a name of another shape is no database of ours and has no route. */
const NAMES = /^(?:grid-\d{15}|unit-[a-z0-9][a-z0-9-]{0,63}|town|config)$/;

export function isDatabaseName(name: string): boolean {
  return NAMES.test(name);
}
