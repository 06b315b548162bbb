import { join } from 'node:path';
import type { Text } from '#core/base';
import { inLanguage, own } from '#core/base';
import type { Holding, Kit, Post } from '#core/model';
import { randomPassword } from '../account/passwords.ts';
import type { NewUser, Users } from '../account/Users.ts';
import { JsonFile } from '../storage/JsonFile.ts';
import { demoSeats } from './demoSeats.ts';
import { sampleName } from './sampleName.ts';

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
  const seats = demoSeats(kit);
  const missing = Object.values(kit.posts).filter((post) => users.find(post.id) === undefined);
  const made = missing.map((post) => makeAccount(kit, post, seats.get(post.id) ?? []));
  if (made.length > 0) {
    const names = new Set(made.map(({ account }) => account.name));
    file.value = [
      ...file.value.filter(({ name }) => !names.has(name)),
      ...made.map(({ account }) => account),
    ];
    // The passwords first: an account whose password nobody knows would be of no use.
    await file.save();
    await users.create(made.map(({ user }) => user));
  }
  return file.value.filter(({ name }) => users.find(name)?.demo === true);
}

function makeAccount(
  kit: Kit,
  post: Post,
  holdings: readonly Holding[],
): { readonly account: DemoAccount; readonly user: NewUser } {
  const password = randomPassword();
  const displayName = sampleName(Object.keys(kit.posts).indexOf(post.id));
  return {
    account: { name: post.id, password, title: demoTitle(kit, post, holdings) },
    user: {
      name: post.id,
      displayName,
      holdings,
      password,
      demo: true,
    },
  };
}

function demoTitle(kit: Kit, post: Post, holdings: readonly Holding[]): Text {
  const seat = holdings[0]?.seat ?? '';
  const { villages, grids, town } = kit.division;
  const names = {
    grid: own(grids, seat)?.name,
    village: own(villages, seat)?.name,
    unit: own(kit.units, seat)?.title,
    town: town.name,
  };
  const name = names[post.reach];
  const zh = [name, post.title].map((text) => inLanguage(text ?? {}, 'zh-CN')).join(' ');
  const en = [post.title, name].map((text) => inLanguage(text ?? {}, 'en')).join(', ');
  return { 'zh-CN': zh, en };
}
