import type { Kit, Language } from '#core';
import { postWords, seatWords } from '../case/words.ts';
import { matches } from '../data/index.ts';
import type { Account } from './Account.ts';

/** Those who are listed together. `post` is empty for those without a post. */
export interface PostGroup {
  readonly post: string;
  readonly people: readonly Account[];
}

/** What a search looks through: name, account, posts and places. */
function searched(kit: Kit, { name, displayName, holdings }: Account, language: Language): string {
  const words = holdings.map(
    (one) => `${postWords(kit, one.post, language)} ${seatWords(kit, one, language)} ${one.seat}`,
  );
  return [displayName, name, ...words].join(' ').toLowerCase();
}

/** Those whom the typed words fit, everybody for none. */
export function findPeople(
  kit: Kit,
  accounts: readonly Account[],
  search: string,
  language: Language,
): readonly Account[] {
  return search.trim() === ''
    ? accounts
    : accounts.filter((one) => matches(searched(kit, one, language), search.trim()));
}

/**
 * People under their posts, in the order in which the town lists posts and then places. Whoever has several posts stands under the first
 * of them; those without any (or with one the town no longer has) come last.
 */
export function groupByPost(kit: Kit, accounts: readonly Account[]): readonly PostGroup[] {
  const posts = Object.keys(kit.posts);
  const firstOf = ({ holdings }: Account): { readonly post: string; readonly seat: string } => {
    const known = holdings.filter(({ post }) => posts.includes(post));
    const [first] = known.sort((a, b) => posts.indexOf(a.post) - posts.indexOf(b.post));
    return first ?? { post: '', seat: '' };
  };
  const placed = accounts.map((account) => ({ account, ...firstOf(account) }));
  return [...posts, ''].flatMap((post) => {
    const people = placed
      .filter((one) => one.post === post)
      .sort((a, b) => compare(a.seat, b.seat) || compare(a.account.name, b.account.name))
      .map(({ account }) => account);
    return people.length === 0 ? [] : [{ post, people }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
