/**
 * Where in the markup a value would stand. Escaping makes a value safe between tags and inside a quoted attribute;
 * anywhere else it could still become an address, a style or a script, so a value is refused there.
 */
const ADDRESSES = /^(?:href|src|srcset|action|formaction|style|data|poster|background|xlink:href|on.*)$/;
const OPEN_ATTRIBUTE = /\s([^\s"'<>/=]+)\s*=\s*(?:"[^"]*|'[^']*)$/;
const ACTIVE =
  /<\s*(script|style|iframe|object|embed|base|meta|link|form|svg|math)\b|<[^>]*\s(on[a-z]+)\s*=|(javascript:)/i;

/** `text`: between tags; `attribute`: inside a quoted one that is no address; `refused`: anywhere else. */
export function standingAt(markup: string): 'text' | 'attribute' | 'refused' {
  const tag = openTag(markup);
  if (tag === undefined) return 'text';
  const attribute = OPEN_ATTRIBUTE.exec(withoutClosedQuotes(tag))?.[1];
  return attribute !== undefined && !ADDRESSES.test(attribute.toLowerCase()) ? 'attribute' : 'refused';
}

/** The markup from the last tag that is still open; undefined between tags. Keeps a running text short. */
export function openTag(markup: string): string | undefined {
  const start = markup.lastIndexOf('<');
  if (start < 0) return undefined;
  return withoutClosedQuotes(markup.slice(start)).includes('>') ? undefined : markup.slice(start);
}

/** The first thing in the markup that would act by itself: a script, a handler, an outside resource. */
export function activeMarkup(markup: string): string | undefined {
  const found = ACTIVE.exec(markup);
  return found === null ? undefined : (found[1] ?? found[2] ?? found[3]);
}

function withoutClosedQuotes(tag: string): string {
  return tag.replace(/"[^"]*"|'[^']*'/g, '""');
}
