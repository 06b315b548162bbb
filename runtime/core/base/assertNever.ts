/**
 * Closes a switch over a union: adding a member makes the call a type error.
 * At run time it gives the value back, because the core does not throw.
 */
export function assertNever(value: never): never {
  return value;
}
