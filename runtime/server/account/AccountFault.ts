import type { Text } from '#core/base';

/** Why an account is not made or changed as it was asked. */
export interface AccountFault {
  readonly code: keyof typeof KINDS;
  /** What was sent is wrong; it does not fit what is there; or who asks may not. */
  readonly kind: 'invalid' | 'conflict' | 'forbidden';
  readonly message: Text;
}

const KINDS = {
  body: 'invalid',
  name: 'invalid',
  'display-name': 'invalid',
  'post.unknown': 'invalid',
  'seat.wrong': 'invalid',
  'holding.twice': 'invalid',
  'holdings.many': 'invalid',
  exists: 'conflict',
  missing: 'conflict',
  changed: 'conflict',
  self: 'conflict',
  last: 'conflict',
  integrator: 'conflict',
  forbidden: 'forbidden',
} as const satisfies Readonly<Record<string, 'invalid' | 'conflict' | 'forbidden'>>;

export function accountFault(code: AccountFault['code'], zh: string, en: string): AccountFault {
  return { code, kind: KINDS[code], message: { 'zh-CN': zh, en } };
}
