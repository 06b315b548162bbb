import { databasesOf } from '#store';
import { anyone, demoHere, getIdentity, loggedIn } from '../http/access.ts';
import { admitted, guarded } from '../http/authenticate.ts';
import type { Exchange, Reply, Route } from '../http/Exchange.ts';
import { badRequest } from '../http/HttpFailure.ts';
import { field } from '../http/query.ts';
import type { Town } from '../Town.ts';

/** The app's own calls. */
export function apiRoutes(town: Town): readonly Route[] {
  return [
    { methods: ['GET'], path: ['api', 'operator'], access: anyone, handle: () => operator(town) },
    { methods: ['GET'], path: ['api', 'me'], access: loggedIn, handle: (exchange) => me(town, exchange) },
    {
      methods: ['GET'],
      path: ['api', 'config', 'current'],
      access: loggedIn,
      handle: () => ({ json: { revision: town.kit.revision } }),
    },
    {
      methods: ['POST'],
      path: ['api', 'password'],
      access: loggedIn,
      maxBody: 8192,
      handle: (exchange) => changePassword(town, exchange),
    },
    {
      methods: ['POST'],
      path: ['api', 'sessions', 'end'],
      access: loggedIn,
      handle: (exchange) => endSessions(town, exchange),
    },
    {
      methods: ['GET'],
      path: ['api', 'demo'],
      access: demoHere(town),
      handle: () => ({ json: { accounts: town.demoAccounts } }),
    },
  ];
}

/** Who runs this, its filing number and where to complain: to be shown to everybody, before logging in too (国办函〔2026〕12号). */
function operator({ kit }: Town): Reply {
  return { json: { title: kit.title, operator: kit.operator, sample: kit.sample } };
}

function me(town: Town, exchange: Exchange): Reply {
  const { user } = getIdentity(exchange);
  return {
    json: {
      person: user.name,
      displayName: user.displayName,
      holdings: user.holdings,
      databases: databasesOf(town.kit, { person: user.name, holdings: user.holdings }),
      serverTime: new Date(town.clock()).toISOString(),
    },
  };
}

/** Logs out everywhere: for a phone that is lost, or a cookie that somebody else may have. */
async function endSessions(town: Town, exchange: Exchange): Promise<Reply> {
  const { name } = getIdentity(exchange).user;
  await town.audit.note({ what: 'logout', account: name, facts: { everywhere: true } });
  await town.accounts.users.endSessions(name);
  exchange.response.removeHeader('Set-Cookie');
  const gone = town.cookie({ cookie: '', maxAge: 0 }, exchange.secure);
  return { json: { ok: true }, headers: { 'Set-Cookie': gone } };
}

const SHORTEST = 10;
const LONGEST = 200;

/** Ends every other session of the account; the one it was asked in goes on with a new cookie. */
async function changePassword(town: Town, exchange: Exchange): Promise<Reply> {
  const identity = getIdentity(exchange);
  const body = await exchange.body();
  const old = field(body, 'old');
  const next = field(body, 'new');
  if (typeof next !== 'string' || next.length < SHORTEST || next.length > LONGEST) {
    throw badRequest(`the new password must have ${String(SHORTEST)} to ${String(LONGEST)} characters`);
  }
  const { name } = identity.user;
  if (next === name || next === old)
    throw badRequest('the new password must differ from the name and the old one');
  const { user } = admitted(await guarded(() => town.accounts.logIn(name, old, exchange.address)));
  // Two changes at once: the one that was checked against a password that is gone loses.
  const { users } = town.accounts;
  if (!(await guarded(() => users.setPassword(user, next))))
    throw badRequest('the password was just changed');
  if (identity.session === undefined) return { json: { ok: true } };
  const { token } = admitted(await guarded(() => town.accounts.logIn(name, next, exchange.address)));
  const cookie = town.cookie(town.accounts.reissue(identity, token), exchange.secure);
  return { json: { ok: true }, headers: { 'Set-Cookie': cookie } };
}
