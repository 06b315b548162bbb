import { roleOf } from '#core/rules';
import type { User } from '../account/Users.ts';
import { anyone } from '../http/access.ts';
import { admitted, guarded } from '../http/authenticate.ts';
import type { Exchange, Reply, Route } from '../http/Exchange.ts';
import { COOKIE } from '../http/authenticate.ts';
import { field } from '../http/query.ts';
import type { Town } from '../Town.ts';

/** CouchDB's `/_session`: log in, who am I, log out. */
export function sessionRoutes(town: Town): readonly Route[] {
  const path = ['_session'];
  return [
    {
      methods: ['POST'],
      path,
      access: anyone,
      maxBody: 4096,
      form: true,
      handle: (exchange) => logIn(town, exchange),
    },
    { methods: ['GET'], path, access: anyone, handle: ({ identity }) => ({ json: context(identity?.user) }) },
    { methods: ['DELETE'], path, access: anyone, handle: (exchange) => logOut(town, exchange) },
  ];
}

async function logIn(town: Town, exchange: Exchange): Promise<Reply> {
  const body = await exchange.body();
  const name = field(body, 'name') ?? field(body, 'username');
  const password = field(body, 'password');
  const { user, token } = admitted(
    await guarded(() => town.accounts.logIn(name, password, exchange.address)),
  );
  const cookie = town.cookie(town.accounts.open(user, token), exchange.secure);
  return {
    json: { ok: true, name: user.name, roles: user.holdings.map(roleOf) },
    headers: { 'Set-Cookie': cookie },
  };
}

async function logOut(town: Town, { identity, response, secure }: Exchange): Promise<Reply> {
  if (identity?.session !== undefined) {
    await town.audit.note({ what: 'logout', account: identity.user.name });
    await town.accounts.end(identity.session);
  }
  response.removeHeader('Set-Cookie');
  const gone = town.cookie({ cookie: '', maxAge: 0 }, secure);
  return { json: { ok: true }, headers: { 'Set-Cookie': gone } };
}

function context(user: User | undefined): unknown {
  const userCtx = { name: user?.name ?? null, roles: user?.holdings.map(roleOf) ?? [] };
  const info = {
    authentication_handlers: ['cookie', 'default'],
    ...(user === undefined ? {} : { authenticated: COOKIE }),
  };
  return { ok: true, userCtx, info };
}
