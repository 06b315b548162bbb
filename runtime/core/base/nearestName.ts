/**
 * The candidate that `name` was most likely meant to be ("did you mean"), or undefined when none is close.
 * Close: at most one change per three characters, at least one; a change is a letter put in, left out, replaced, or
 * two neighbours swapped. Capitals do not count as a change. The first of equally near candidates wins.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = Array.from(name.toLowerCase());
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const letters = Array.from(candidate.toLowerCase());
    if (Math.abs(letters.length - wanted.length) >= least) continue;
    const changes = distance(wanted, letters);
    if (changes < least) [best, least] = [candidate, changes];
  }
  return best;
}

/** Optimal string alignment, with three rows. */
function distance(left: readonly string[], right: readonly string[]): number {
  let older: number[] = [];
  let previous = [0, ...right.map((_, index) => index + 1)];
  for (const [row, letter] of left.entries()) {
    const current = [row + 1];
    for (const [column, other] of right.entries()) {
      const replaced = at(previous, column) + (letter === other ? 0 : 1);
      let least = Math.min(replaced, at(previous, column + 1) + 1, at(current, column) + 1);
      const swapped = row > 0 && column > 0 && letter === right[column - 1] && other === left[row - 1];
      if (swapped) least = Math.min(least, at(older, column - 1) + 1);
      current.push(least);
    }
    [older, previous] = [previous, current];
  }
  return at(previous, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
