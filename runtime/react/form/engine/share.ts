/**
 * `after`, with every part that says the same as in `before` replaced by that part of `before` itself. What did not
 * change is then the same object, and whoever remembers by identity (React, the judge) need not look into it.
 */
export function share<T>(before: unknown, after: T): T {
  if (before === after || typeof before !== 'object' || typeof after !== 'object') return after;
  if (before === null || after === null || Array.isArray(before) !== Array.isArray(after)) return after;
  const old = before as Readonly<Record<string, unknown>>;
  const names = Object.keys(after);
  const shared = names.map((name) => share(old[name], (after as Readonly<Record<string, unknown>>)[name]));
  const isSame =
    names.length === Object.keys(before).length &&
    names.every((name, index) => Object.hasOwn(before, name) && old[name] === shared[index]);
  if (isSame) return before as T;
  // An assignment to the name `__proto__` would do something else.
  return (
    Array.isArray(after) ? shared : Object.fromEntries(names.map((name, index) => [name, shared[index]]))
  ) as T;
}
