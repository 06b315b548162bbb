import { inLanguage, own } from '#core/base';
import type { Holding, Kit, Reach } from '#core/model';
import { roleOf, seatExists } from '#core/rules';
import type { AccountFault } from './AccountFault.ts';
import { accountFault } from './AccountFault.ts';
import { SERVICE_ACCOUNT } from './serviceAccount.ts';
import { isUserName } from './Users.ts';

/** An account as somebody wants it to be, without its password. */
export interface AccountDraft {
  readonly name: string;
  readonly displayName: string;
  readonly holdings: readonly Holding[];
}

/** In characters, not in the units of a string. */
const LONGEST_NAME = 40;
const MOST_HOLDINGS = 20;

const SEATS: Readonly<Record<Reach, readonly [zh: string, en: string]>> = {
  grid: ['网格', 'grid'],
  village: ['村（社区）', 'village'],
  unit: ['部门', 'department'],
  town: ['本镇', 'town'],
};

/** What is wrong with an account as it is wanted, or undefined. Whether it fits the accounts that are there is not judged here. */
export function judgeAccount(
  kit: Kit,
  { name, displayName, holdings }: AccountDraft,
): AccountFault | undefined {
  if (!isUserName(name)) {
    return accountFault(
      'name',
      '账号只能用汉字、字母、数字和 . _ -，须以汉字、字母或数字开头，最长 64 个字符（全用汉字时 38 个）。',
      'An account’s name has letters, digits and . _ - only, begins with a letter or digit and has at most 64 characters.',
    );
  }
  if (name === SERVICE_ACCOUNT) {
    return accountFault(
      'name',
      '这个账号留给系统自己用，请换一个。',
      'This account is kept for the system itself. Take another one.',
    );
  }
  const length = Array.from(displayName.trim()).length;
  if (length === 0 || length > LONGEST_NAME || /\p{C}/u.test(displayName)) {
    const most = String(LONGEST_NAME);
    return accountFault(
      'display-name',
      `请填写姓名，不超过 ${most} 个字。`,
      `A person’s name has 1 to ${most} characters.`,
    );
  }
  if (holdings.length > MOST_HOLDINGS) {
    const most = String(MOST_HOLDINGS);
    return accountFault(
      'holdings.many',
      `一个账号最多 ${most} 个岗位。`,
      `An account holds at most ${most} posts.`,
    );
  }
  for (const [place, holding] of holdings.entries()) {
    const fault = judgeHolding(kit, holding, holdings.slice(0, place));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function judgeHolding(kit: Kit, holding: Holding, before: readonly Holding[]): AccountFault | undefined {
  const { post: id, seat } = holding;
  const post = own(kit.posts, id);
  if (post === undefined)
    return accountFault('post.unknown', `没有“${id}”这个岗位。`, `There is no post “${id}”.`);
  const [zh, en] = [inLanguage(post.title, 'zh-CN'), inLanguage(post.title, 'en')];
  if (!seatExists(kit, id, seat)) {
    const [place, placeEn] = SEATS[post.reach];
    return accountFault(
      'seat.wrong',
      `“${zh}”要对应一个${place}，“${seat}”不是。`,
      `“${en}” belongs to a ${placeEn}, and “${seat}” is none.`,
    );
  }
  if (before.some((other) => roleOf(other) === roleOf(holding)))
    return accountFault(
      'holding.twice',
      `岗位“${zh}”（${seat}）写了两次。`,
      `The post “${en}” (${seat}) is given twice.`,
    );
  return undefined;
}
