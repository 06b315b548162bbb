import type { Holding, Kit } from '#core/model';
import { mayAppoint } from '#core/rules';
import type { Databases } from '../storage/Databases.ts';
import { publishPeople } from '../publish/publishPeople.ts';
import type { AccountFault } from './AccountFault.ts';
import { accountFault } from './AccountFault.ts';
import type { AccountDraft } from './judgeAccount.ts';
import { judgeAccount } from './judgeAccount.ts';
import { randomPassword } from './passwords.ts';
import type { User, Users } from './Users.ts';

/** An account as whoever gives posts sees it. */
export interface AccountView {
  readonly name: string;
  readonly displayName: string;
  readonly holdings: readonly Holding[];
  readonly demo?: true;
  readonly integrator?: true;
}

/** `password` is a generated one, told this once. */
export type Appointed =
  | { readonly status: 'done'; readonly account: AccountView; readonly password?: string }
  | { readonly status: 'refused'; readonly fault: AccountFault };

/** What is to be done with one account of many. */
export interface Planned<Draft extends AccountDraft> {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly fault?: AccountFault;
}

/** Whoever works on the machine itself; no account can have this name, for there is a space in it. */
export const COMMAND_LINE = 'wangge accounts';

interface Parts {
  readonly users: Users;
  readonly databases: Pick<Databases, 'get' | 'exclusively'>;
  /** The kit of now. */
  readonly kit: () => Kit;
}

/**
 * Makes, changes and removes accounts of persons. One change at a time, so that two who take each other's post cannot both succeed and leave
 * a town in which nobody can give posts any more. `by` is the account that asks, or {@link COMMAND_LINE}. A change is done, and its names are published, when a method resolves.
 */
export class Appointments {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Sorted by name. */
  list(): readonly AccountView[] {
    const views = this.#parts.users.all().map(viewOf);
    return views.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** What `save` would refuse, without changing anything. `all` are the drafts that are to be saved with this one. */
  judge(
    draft: AccountDraft,
    isNew: boolean,
    by: string,
    all: readonly AccountDraft[] = [draft],
  ): AccountFault | undefined {
    const { users, kit } = this.#parts;
    const before = users.find(draft.name);
    const wrong = judgeAccount(kit(), draft);
    if (wrong !== undefined) return wrong;
    if (isNew) return before === undefined ? undefined : exists(draft.name);
    return this.#mayTouch(before, draft.name, by, draft.holdings, all);
  }

  /** Several at once, new ones and others, in the order in which they can be saved: first those that give the town somebody who appoints. */
  plan<Draft extends AccountDraft>(drafts: readonly Draft[], by: string): readonly Planned<Draft>[] {
    const { users, kit } = this.#parts;
    const appoints = ({ holdings }: AccountDraft): boolean => mayAppoint(kit(), holdings);
    const ordered = [...drafts.filter(appoints), ...drafts.filter((draft) => !appoints(draft))];
    return ordered.map((draft) => {
      const isNew = users.find(draft.name) === undefined;
      const fault = this.judge(draft, isNew, by, drafts);
      return { draft, isNew, ...(fault === undefined ? {} : { fault }) };
    });
  }

  /** A new account gets a generated password; one that is there keeps its own. */
  save(draft: AccountDraft, isNew: boolean, by: string): Promise<Appointed> {
    return this.#alone(by, async () => {
      const { users } = this.#parts;
      const fault = this.judge(draft, isNew, by);
      if (fault !== undefined) return refused(fault);
      const { name, holdings } = draft;
      const displayName = draft.displayName.trim();
      if (!isNew) {
        await users.change(name, { displayName, holdings }, by);
        return this.#done(name);
      }
      const password = randomPassword();
      // The name may be that of an account which is no person's: the database's own, the hub's.
      if (!(await users.add({ name, displayName, holdings, password }, by))) return refused(exists(name));
      return this.#done(name, password);
    });
  }

  /** Gives another generated password and ends every session. */
  resetPassword(name: string, by: string): Promise<Appointed> {
    return this.#alone(by, async () => {
      const { users } = this.#parts;
      const user = users.find(name);
      const fault = this.#mayTouch(user, name, by);
      if (user === undefined || fault !== undefined) return refused(fault ?? missing(name));
      const password = randomPassword();
      if (await users.setPassword(user, password, by)) return this.#done(name, password);
      return refused(
        accountFault(
          'changed',
          '这个账号刚被改过，请再试一次。',
          'The account was changed just now. Try again.',
        ),
      );
    });
  }

  /** Its events stay, and so does the person's name beside them. */
  remove(name: string, by: string): Promise<Appointed> {
    return this.#alone(by, async () => {
      const { users } = this.#parts;
      const user = users.find(name);
      const fault = this.#mayTouch(user, name, by, []);
      if (user === undefined || fault !== undefined) return refused(fault ?? missing(name));
      await users.remove(name, by);
      return { status: 'done', account: viewOf(user) };
    });
  }

  #mayTouch(
    user: User | undefined,
    name: string,
    by: string,
    holdings = user?.holdings ?? [],
    all: readonly AccountDraft[] = [],
  ): AccountFault | undefined {
    if (user === undefined) return missing(name);
    if (user.integrator === true) {
      const zh = `“${name}”是其他系统的账号，不能在这里改。`;
      return accountFault(
        'integrator',
        zh,
        `“${name}” is the account of another system and is not changed here.`,
      );
    }
    const kit = this.#parts.kit();
    if (!mayAppoint(kit, user.holdings) || mayAppoint(kit, holdings)) return undefined;
    if (name === by) {
      return accountFault(
        'self',
        '不能删除自己的账号，也不能去掉自己管理账号的岗位。请由另一位管理账号的人来做。',
        'You cannot remove your own account or your own post that manages accounts. Somebody else who manages accounts can.',
      );
    }
    const drafted = new Set([name, ...all.map((draft) => draft.name)]);
    const others = this.#parts.users.all().filter((other) => !drafted.has(other.name));
    if ([...all, ...others].some((other) => mayAppoint(kit, other.holdings))) return undefined;
    return accountFault(
      'last',
      `“${name}”是最后一个能管理账号的账号。请先让另一个账号担任能管理账号的岗位。`,
      `“${name}” is the last account that manages accounts. Give another one such a post first.`,
    );
  }

  /** Whoever waited may have lost the right meanwhile. */
  #alone(by: string, work: () => Promise<Appointed>): Promise<Appointed> {
    const { databases, users, kit } = this.#parts;
    return databases.exclusively(['accounts'], async () => {
      if (by === COMMAND_LINE || mayAppoint(kit(), users.find(by)?.holdings ?? [])) return work();
      return refused(
        accountFault('forbidden', '您的岗位不能管理账号。', 'Your post may not manage accounts.'),
      );
    });
  }

  async #done(name: string, password?: string): Promise<Appointed> {
    const { users, databases } = this.#parts;
    await publishPeople(databases, users.all());
    const user = users.find(name);
    if (user === undefined) return refused(missing(name));
    return { status: 'done', account: viewOf(user), ...(password === undefined ? {} : { password }) };
  }
}

function viewOf({ name, displayName, holdings, demo, integrator }: User): AccountView {
  return {
    name,
    displayName,
    holdings,
    ...(demo === true ? { demo } : {}),
    ...(integrator === true ? { integrator } : {}),
  };
}

function refused(fault: AccountFault): Appointed {
  return { status: 'refused', fault };
}

function exists(name: string): AccountFault {
  return accountFault(
    'exists',
    `账号“${name}”已有人用，请换一个。`,
    `The account “${name}” is taken. Choose another name.`,
  );
}

function missing(name: string): AccountFault {
  return accountFault('missing', `没有“${name}”这个账号。`, `There is no account “${name}”.`);
}
