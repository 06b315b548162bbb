import type { Case, Kit, Language } from '#core';
import { gridWords, stateWords, summaryWords } from '../case/words.ts';

interface Searched {
  readonly language: Language;
  readonly text: string;
}
const known = new WeakMap<Case, Searched>();

/** Everything of a case that the search field looks through, in small letters. Made once for each state of the case. */
export function searchText(kit: Kit, one: Case, language: Language): string {
  const kept = known.get(one);
  if (kept?.language === language) return kept.text;
  const parts = [
    one.number,
    summaryWords(kit, one, language),
    stateWords(kit, one, language),
    gridWords(kit, one.grid, language),
  ];
  const text = [...parts, ...stringsIn(one.record)].join(' ').toLowerCase();
  known.set(one, { language, text });
  return text;
}

/** Words typed with blanks between them must all occur. */
export function matches(text: string, search: string): boolean {
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
