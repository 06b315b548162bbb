/** Files whose texts differ, null for those that are gone. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly (readonly [string, string | null])[] {
  const gone = [...before.keys()].filter((path) => !after.has(path)).map((path) => [path, null] as const);
  return [...gone, ...[...after].filter(([path, text]) => before.get(path) !== text)];
}
