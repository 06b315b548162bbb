/**
 * The record's own member, or undefined. A plain `record[key]` would find `constructor` in every object,
 * and keys come from files and from events. Not `Object.hasOwn`: CouchDB's engines lack it.
 */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}
