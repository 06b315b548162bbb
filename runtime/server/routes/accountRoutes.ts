import { inLanguage, isObject } from '#core/base';
import type { Holding } from '#core/model';
import { mayAppoint } from '#core/rules';
import type { AccountFault } from '../account/AccountFault.ts';
import { accountFault } from '../account/AccountFault.ts';
import type { Appointed } from '../account/Appointments.ts';
import { Appointments } from '../account/Appointments.ts';
import { getIdentity } from '../http/access.ts';
import { guarded } from '../http/authenticate.ts';
import type { Access, Exchange, Reply, Route } from '../http/Exchange.ts';
import { forbidden } from '../http/HttpFailure.ts';
import { field } from '../http/query.ts';
import type { Town } from '../Town.ts';

/** Twenty posts and a name need two. */
const MOST_BODY = 16 * 1024;

/** The accounts of the town, for those whose post appoints (R9); everybody else gets 403. */
export function accountRoutes(town: Town): readonly Route[] {
  const access: Access = (exchange) => {
    if (!mayAppoint(town.kit, getIdentity(exchange).user.holdings))
      throw forbidden('Your post may not manage accounts.');
  };
  const appointments = new Appointments({
    users: town.accounts.users,
    databases: town.databases,
    kit: () => town.kit,
  });
  const one = ['api', 'accounts', ':account'];
  return [
    {
      methods: ['GET'],
      path: ['api', 'accounts'],
      access,
      handle: () => ({ json: { accounts: appointments.list() } }),
    },
    {
      methods: ['PUT'],
      path: one,
      access,
      maxBody: MOST_BODY,
      handle: (exchange) => save(appointments, exchange),
    },
    {
      methods: ['DELETE'],
      path: one,
      access,
      handle: async (exchange) =>
        answer(await appointments.remove(nameIn(exchange), by(exchange)), () => ({ ok: true })),
    },
    {
      methods: ['POST'],
      path: [...one, 'password'],
      access,
      handle: async (exchange) =>
        answer(
          await guarded(() => appointments.resetPassword(nameIn(exchange), by(exchange))),
          ({ password }) => ({ password }),
        ),
    },
  ];
}

async function save(appointments: Appointments, exchange: Exchange): Promise<Reply> {
  const body = await exchange.body();
  const displayName = field(body, 'displayName');
  const holdings = holdingsIn(field(body, 'holdings'));
  const isNew = field(body, 'isNew');
  if (typeof displayName !== 'string' || typeof isNew !== 'boolean' || holdings === undefined) {
    return refusal(
      accountFault('body', '发来的内容不是一个账号。', 'What was sent does not describe an account.'),
    );
  }
  const draft = { name: nameIn(exchange), displayName, holdings };
  const saved = await guarded(() => appointments.save(draft, isNew, by(exchange)));
  return answer(saved, ({ account, password }) => ({
    account,
    ...(password === undefined ? {} : { password }),
  }));
}

function holdingsIn(value: unknown): readonly Holding[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const given = value as readonly unknown[];
  const holdings = given.flatMap((one) => {
    if (!isObject(one)) return [];
    const { post, seat } = one;
    return typeof post === 'string' && typeof seat === 'string' ? [{ post, seat }] : [];
  });
  return holdings.length === given.length ? holdings : undefined;
}

function answer(
  appointed: Appointed,
  tell: (done: Extract<Appointed, { readonly status: 'done' }>) => unknown,
): Reply {
  return appointed.status === 'done' ? { json: tell(appointed) } : refusal(appointed.fault);
}

const STATUS = { invalid: 400, conflict: 409, forbidden: 403 } as const;

function refusal({ code, kind, message }: AccountFault): Reply {
  const error = { invalid: 'bad_request', conflict: code, forbidden: 'forbidden' }[kind];
  return { status: STATUS[kind], json: { error, reason: inLanguage(message, 'en'), code, message } };
}

function nameIn({ params }: Exchange): string {
  return params['account'] ?? '';
}

function by(exchange: Exchange): string {
  return getIdentity(exchange).user.name;
}
