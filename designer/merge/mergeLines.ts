/** Two versions of a text, line by line. */
export interface MergedText {
  /** At a clash as it was in the base. */
  readonly text: string;
  readonly clashes: readonly LineClash[];
}

export interface LineClash {
  /** First line of the clash in the merged text, from 0, and how many lines of the base stand there. */
  readonly line: number;
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** These lines of the base were replaced. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** Longer texts are no templates of ours, and would take memory by the square. */
const MOST_LINES = 3000;

/** undefined when the texts are too long to compare. */
export function mergeLines(base: string, mine: string, theirs: string): MergedText | undefined {
  const [old, left, right] = [linesOf(base), linesOf(mine), linesOf(theirs)];
  if (Math.max(old.length, left.length, right.length) > MOST_LINES) return undefined;
  const hunks = [hunksOf(old, left), hunksOf(old, right)] as const;
  const result: string[] = [];
  const clashes: LineClash[] = [];
  let at = 0;
  for (const region of regionsOf(hunks)) {
    result.push(...old.slice(at, region.from));
    const [mineHere, theirsHere] = [replaced(old, region, 0), replaced(old, region, 1)];
    const here = old.slice(region.from, region.to);
    at = region.to;
    if (sameLines(mineHere, theirsHere) || sameLines(theirsHere, here)) result.push(...mineHere);
    else if (sameLines(mineHere, here)) result.push(...theirsHere);
    else {
      clashes.push({ line: result.length, base: here, mine: mineHere, theirs: theirsHere });
      result.push(...here);
    }
  }
  return { text: [...result, ...old.slice(at)].join(''), clashes };
}

/** Each with its end, so that no end of line is changed. */
export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}

/** A stretch of the base that somebody changed, with what each side did in it. */
interface Region {
  readonly from: number;
  to: number;
  readonly hunks: readonly [Hunk[], Hunk[]];
}

/** What overlaps, or is put in where the other changed something, is one stretch. */
function regionsOf([mine, theirs]: readonly [readonly Hunk[], readonly Hunk[]]): readonly Region[] {
  const sorted = [
    ...mine.map((hunk) => ({ side: 0 as const, hunk })),
    ...theirs.map((hunk) => ({ side: 1 as const, hunk })),
  ].sort((left, right) => left.hunk.from - right.hunk.from || left.hunk.to - right.hunk.to);
  const regions: Region[] = [];
  for (const { side, hunk } of sorted) {
    const { from, to } = hunk;
    const last = regions.at(-1);
    const isInsert = from === to || last?.from === last?.to;
    if (last && (from < last.to || (isInsert && from <= last.to))) {
      last.to = Math.max(last.to, to);
      last.hunks[side].push(hunk);
    } else {
      const hunks: [Hunk[], Hunk[]] = [[], []];
      hunks[side].push(hunk);
      regions.push({ from, to, hunks });
    }
  }
  return regions;
}

function replaced(old: readonly string[], region: Region, side: 0 | 1): readonly string[] {
  const result: string[] = [];
  let at = region.from;
  for (const { from, to, lines } of region.hunks[side]) {
    result.push(...old.slice(at, from), ...lines);
    at = to;
  }
  return [...result, ...old.slice(at, region.to)];
}

/** By the longest common subsequence, after what both ends share. */
function hunksOf(old: readonly string[], changed: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < old.length && start < changed.length && old[start] === changed[start]) start++;
  let [oldEnd, newEnd] = [old.length, changed.length];
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === changed[newEnd - 1])
    [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1];
  const pairs = commonOf(old.slice(start, oldEnd), changed.slice(start, newEnd));
  const hunks: Hunk[] = [];
  let [from, begin] = [start, start];
  for (const [left, right] of [...pairs, [oldEnd - start, newEnd - start] as const]) {
    const [to, end] = [start + left, start + right];
    if (to > from || end > begin) hunks.push({ from, to, lines: changed.slice(begin, end) });
    [from, begin] = [to + 1, end + 1];
  }
  return hunks;
}

function commonOf(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [row, column] = [0, 0]; row < left.length && column < right.length;) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
