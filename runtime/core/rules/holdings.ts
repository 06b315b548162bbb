import type { Holding } from '#core/model';

/** A holding as the database knows it: the account role `<post>@<seat>`. */
export function roleOf({ post, seat }: Holding): string {
  return `${post}@${seat}`;
}

/** The holdings among an account's roles; other roles (`_admin`) are none. */
export function holdingsOf(roles: readonly string[]): readonly Holding[] {
  const holdings: Holding[] = [];
  for (const role of roles) {
    const at = role.indexOf('@');
    if (at > 0 && at < role.length - 1) holdings.push({ post: role.slice(0, at), seat: role.slice(at + 1) });
  }
  return holdings;
}
