/** How deep a document may be nested. The judgement calls itself once a level, and a database's engine has a small stack. */
const DEEPEST = 100;

/**
 * About the size of a document as JSON, in characters, without its files; undefined when it is nested too deeply to be
 * judged. Without calling itself, since it guards against exactly that.
 */
export function weigh(document: Readonly<Record<string, unknown>>): number | undefined {
  let weight = 0;
  const open: (readonly [unknown, number])[] = [];
  for (const name of Object.keys(document)) {
    weight += name.length;
    if (name !== '_attachments') open.push([document[name], 1]);
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, depth] = next;
    weight += 4;
    if (typeof value === 'string') weight += value.length;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) return undefined;
    const parts = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(parts)) {
      if (!Array.isArray(value)) weight += name.length;
      open.push([parts[name], depth + 1]);
    }
  }
  return weight;
}
