import { inLanguage } from '#core/base';
import type { Text } from '#core/base';
import type { Holding, Kit, Post } from '#core/model';
import { hashPassword, randomPassword } from '../account/passwords.ts';
import type { User, Users } from '../account/Users.ts';
import { JsonFile } from '../storage/JsonFile.ts';
import { join } from 'node:path';

/** An account of the demonstration with its password in the open. */
export interface DemoAccount {
  readonly name: string;
  readonly password: string;
  readonly title: Text;
}

/**
 * One account per post with a random password. The passwords are kept beside the accounts (readable only by the account the
 * server runs under), so that they stay the same from start to start.
 */
export async function demoAccounts(dataDir: string, kit: Kit, users: Users): Promise<readonly DemoAccount[]> {
  const parse = (stored: unknown): DemoAccount[] => (Array.isArray(stored) ? (stored as DemoAccount[]) : []);
  const file = await JsonFile.open(join(dataDir, 'demo.json'), parse);
  const missing = Object.values(kit.posts).filter((post) => !file.value.some(({ name }) => name === post.id));
  const made = await Promise.all(
    missing.map(async (post): Promise<{ account: DemoAccount; user: User } | undefined> => {
      const holdings = demoHoldings(kit, post);
      if (holdings.length === 0 || users.find(post.id) !== undefined) return undefined;
      const password = randomPassword();
      const title = demoTitle(kit, post, holdings);
      const displayName = `${inLanguage(post.title, 'zh-CN')}（样例）`;
      return {
        account: { name: post.id, password, title },
        user: {
          name: post.id,
          displayName,
          holdings,
          password: await hashPassword(password),
          epoch: 1,
          demo: true,
        },
      };
    }),
  );
  const fresh = made.filter((one) => one !== undefined);
  if (fresh.length > 0) {
    file.value = [...file.value, ...fresh.map(({ account }) => account)];
    // The passwords first: an account whose password nobody knows would be of no use.
    await file.save();
    await users.put(...fresh.map(({ user }) => user));
  }
  return file.value.filter(({ name }) => users.find(name)?.demo === true);
}

/** The first seat of the post's reach: all grid posts of the demonstration meet in one grid, all unit posts in one unit. */
export function demoHoldings(kit: Kit, post: Post): readonly Holding[] {
  const { villages, grids, town } = kit.division;
  const grid = Object.keys(grids)[0];
  const village = Object.values(villages).find((one) => grid !== undefined && one.grids.includes(grid));
  const seat = { grid, village: village?.code, unit: Object.keys(kit.units)[0], town: town.code }[post.reach];
  return seat === undefined ? [] : [{ post: post.id, seat }];
}

function demoTitle(kit: Kit, post: Post, holdings: readonly Holding[]): Text {
  const seat = holdings[0]?.seat ?? '';
  const { villages, grids, town } = kit.division;
  const name = {
    grid: grids[seat]?.name,
    village: villages[seat]?.name,
    unit: kit.units[seat]?.title,
    town: town.name,
  }[post.reach];
  const zh = [name, post.title].map((text) => inLanguage(text ?? {}, 'zh-CN')).join(' ');
  const en = [post.title, name].map((text) => inLanguage(text ?? {}, 'en')).join(', ');
  return { 'zh-CN': zh, en };
}
