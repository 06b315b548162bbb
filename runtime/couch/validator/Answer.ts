import type { Author, Judgement } from '#core/door';
import { toReason } from '#core/door';

/** What CouchDB tells a validator of the account. */
export interface UserContext {
  /** null: not signed in */
  readonly name: string | null;
  readonly roles: readonly string[];
  /** Name of the database. */
  readonly db: string;
}

/** What a validator may throw: anything else would become a 500 with its words lost. Nothing: the document is stored. */
export type Answer = { readonly forbidden: string } | { readonly unauthorized: string } | null;

/**
 * The judgement as a validator answers it. Whatever fails inside forbids: an engine out of stack or memory must not be
 * taken for a yes.
 */
export function answer(user: UserContext, judge: (author: Author) => Judgement): Answer {
  try {
    if (user.name === null && !user.roles.includes('_admin')) return LOG_IN;
    const judgement = judge({ name: user.name ?? '', roles: user.roles });
    return judgement.allow ? null : { forbidden: toReason(judgement.refusal) };
  } catch {
    return FAILED;
  }
}

const LOG_IN: Answer = {
  unauthorized: '{"code":"login","pointer":"","zh-CN":"请先登录。","en":"Log in first."}',
};

const FAILED: Answer = {
  forbidden:
    '{"code":"door.failed","pointer":"","zh-CN":"这条内容无法检查，没有保存。","en":"This could not be judged and was not stored."}',
};
