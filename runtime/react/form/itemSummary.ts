import type { RJSFSchema } from '@rjsf/utils';

/** Enough to tell the entries of a list apart. */
const PARTS = 3;

/** The first answers of an entry as words: `王*,户主` for a folded household member. */
export function summaryOf(item: unknown, schema: RJSFSchema): string {
  if (typeof item !== 'object' || item === null) return '';
  const answers = item as Readonly<Record<string, unknown>>;
  const words = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    wordsOf(answers[name], property),
  );
  return words
    .filter((word) => word !== '')
    .slice(0, PARTS)
    .join(' · ');
}

function wordsOf(value: unknown, schema: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const options =
    typeof schema === 'object' && schema !== null && 'oneOf' in schema ? schema.oneOf : undefined;
  if (!Array.isArray(options)) return String(value);
  const chosen = (options as readonly { const?: unknown; title?: string }[]).find(
    (one) => one.const === value,
  );
  return chosen?.title ?? String(value);
}
