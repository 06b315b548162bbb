import { useMemo, useState } from 'react';
import type { Language } from '#core';
import { missingIn, type TextRow } from './TextRow.ts';
import type { TextGroup } from './textRows.ts';

/** Which texts are asked for. */
export interface Filter {
  readonly kind: 'all' | 'missing' | 'lost';
  /** A group's file; empty for all of them. */
  readonly file: string;
  readonly search: string;
}

/**
 * The texts that are asked for. One that answered to the filter when it was set stays while it is being filled in: its row must not
 * vanish under the hands of whoever types its first letter.
 */
export function useShown(
  groups: readonly TextGroup[],
  languages: readonly Language[],
  filter: Filter,
): readonly TextGroup[] {
  const [held, setHeld] = useState<{ readonly filter: Filter; readonly ids: ReadonlySet<string> }>();
  const found = useMemo(
    () =>
      groups.map(({ file, rows }) => ({
        file,
        rows: rows.filter((row) => isAsked(row, file, languages, filter)),
      })),
    [groups, languages, filter],
  );
  const isHeld = held?.filter === filter;
  if (!isHeld) setHeld({ filter, ids: new Set(found.flatMap(({ rows }) => rows.map(({ id }) => id))) });
  return useMemo(() => {
    const ids = isHeld ? held.ids : new Set<string>();
    return groups.flatMap(({ file, rows }, at): readonly TextGroup[] => {
      const now = new Set(found[at]?.rows);
      const some = rows.filter((row) => now.has(row) || ids.has(row.id));
      return some.length === 0 ? [] : [{ file, rows: some }];
    });
  }, [groups, found, held, isHeld]);
}

function isAsked(row: TextRow, file: string, languages: readonly Language[], filter: Filter): boolean {
  if (filter.file !== '' && filter.file !== file) return false;
  if (filter.kind === 'lost' && row.kind !== 'lost') return false;
  if (filter.kind === 'missing' && missingIn(row, languages).length === 0) return false;
  const wanted = filter.search.trim().toLowerCase();
  return wanted === '' || Object.values(row.words).some((words) => words.toLowerCase().includes(wanted));
}
