import type { Option } from './Option.ts';

/** What a list shows of what was looked for. */
interface Found {
  readonly shown: readonly Option[];
  /** How many more there are. */
  readonly hidden: number;
}

/** More rows nobody looks through, and a cheap phone cannot draw 45,000 of them: a few more letters narrow them down. */
const MOST_ROWS = 60;

/**
 * Looks through options by every word that was typed, in name and group: those whose name begins so first, the others in their order. Made
 * once for a list; one search over 45,000 names takes a few milliseconds.
 */
export function searcherOf(options: readonly Option[]): (text: string) => Found {
  const keys = options.map(({ label, group = '' }) => `${group} ${label}`.toLowerCase());
  const names = options.map(({ label }) => label.toLowerCase());
  return (text) => {
    const words = text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const [first = ''] = words;
    const front: Option[] = [];
    const rest: Option[] = [];
    let count = 0;
    for (const [index, option] of options.entries()) {
      const key = keys[index] ?? '';
      if (!words.every((word) => key.includes(word))) continue;
      count += 1;
      const isFront = first !== '' && (names[index] ?? '').startsWith(first);
      const list = isFront ? front : rest;
      if (list.length < MOST_ROWS) list.push(option);
    }
    const shown = [...front, ...rest].slice(0, MOST_ROWS);
    return { shown, hidden: count - shown.length };
  };
}
