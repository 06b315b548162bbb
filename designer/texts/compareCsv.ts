import type { Language } from '#core';
import type { WordsChange } from './commands.ts';
import type { CsvLine } from './csv.ts';
import { wordsIn, type TextRow } from './TextRow.ts';

/** What a table would change, before it is taken in. */
export interface Comparison {
  readonly changes: readonly (WordsChange & { readonly from: string })[];
  /** Lines that are taken in nowhere, with the reason. */
  readonly left: readonly LeftLine[];
  /** Cells that say what is there already. */
  readonly same: number;
}

export interface LeftLine {
  readonly line: CsvLine;
  /**
   * `unknown`: no text of this name; `lost`: words for a place that is not there any more; `twice`: an earlier line has the same
   * text; `language`: words in a language that the town does not have; `blank`: the line has no name.
   */
  readonly why: 'unknown' | 'lost' | 'twice' | 'language' | 'blank';
  readonly language?: Language;
}

/** An empty cell changes nothing: a table that was only half filled in must not delete the other half. */
export function compareCsv(
  lines: readonly CsvLine[],
  rows: readonly TextRow[],
  languages: readonly Language[],
): Comparison {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  const changes: Comparison['changes'][number][] = [];
  const left: LeftLine[] = [];
  let same = 0;
  for (const line of lines) {
    const row = byId.get(line.id);
    const why = whyLeft(line, row, seen);
    seen.add(line.id);
    if (why !== undefined || row === undefined) {
      if (!isSameLost(row, line)) left.push({ line, why: why ?? 'unknown' });
      continue;
    }
    for (const [language, to] of Object.entries(line.words)) {
      const from = wordsIn(row, language);
      if (!languages.includes(language)) left.push({ line, why: 'language', language });
      else if (from === to) same += 1;
      else changes.push({ row, language, from, to });
    }
  }
  return { changes, left, same };
}

function whyLeft(
  line: CsvLine,
  row: TextRow | undefined,
  seen: ReadonlySet<string>,
): LeftLine['why'] | undefined {
  if (line.id === '') return 'blank';
  if (row === undefined) return 'unknown';
  if (seen.has(line.id)) return 'twice';
  return row.kind === 'lost' ? 'lost' : undefined;
}

/** A translation of nothing that came back as it went out asks for nothing. */
function isSameLost(row: TextRow | undefined, line: CsvLine): boolean {
  return (
    row?.kind === 'lost' &&
    Object.entries(line.words).every(([language, words]) => wordsIn(row, language) === words)
  );
}
