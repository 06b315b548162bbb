/** Invented, and marked as such wherever they show. One for each post of a town, in the order in which the posts stand. */
const NAMES = [
  '陈禾',
  '林溪',
  '周岭',
  '何桥',
  '方石',
  '田茂',
  '王平',
  '沈安',
  '杨田',
  '罗敬',
  '韩川',
  '宋远',
] as const;

/** How the demonstration's holder of the `index`-th post is called. */
export function sampleName(index: number): string {
  const round = Math.floor(index / NAMES.length);
  return `样例·${NAMES[index % NAMES.length] ?? ''}${round === 0 ? '' : String(round + 1)}`;
}
