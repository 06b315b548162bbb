import { mayDesign } from '#core/rules';
import { getIdentity } from '../http/access.ts';
import type { Access, Exchange, Reply, Route } from '../http/Exchange.ts';
import { badRequest, forbidden, HttpFailure, notFound } from '../http/HttpFailure.ts';
import { field, strings } from '../http/query.ts';
import { isUserName } from '../account/Users.ts';
import type { Discarded, DraftKeeper, Files } from '../drafts/DraftKeeper.ts';
import { filesFault } from '../drafts/draftFiles.ts';
import type { Town } from '../Town.ts';

/** A form drawn in detail has some ten KB; a division with its map some hundred. */
const MOST_BODY = 8 * 1024 * 1024;
const MOST_SENTENCES = 200;

/**
 * Drafts of the config, for those whose post designs (R8); everybody else gets 403. Each reads all drafts, to review and to merge;
 * each writes their own only.
 */
export function draftRoutes(town: Town, keeper: DraftKeeper): readonly Route[] {
  const access: Access = (exchange) => {
    if (!mayDesign(town.kit, getIdentity(exchange).user.holdings))
      throw forbidden('Your post may not change the config.');
  };
  const kept = { keeper: keeper.kind, ...(keeper.why === undefined ? {} : { why: keeper.why }) };
  const one = ['api', 'drafts', ':draft'];
  return [
    {
      methods: ['GET'],
      path: ['api', 'drafts'],
      access,
      handle: async () => ({ json: { ...kept, drafts: await keeper.list() } }),
    },
    {
      methods: ['GET'],
      path: ['api', 'config', 'files'],
      access,
      handle: async (exchange) => ({ json: { ...kept, ...(await start(keeper, exchange)) } }),
    },
    { methods: ['GET'], path: one, access, handle: (exchange) => read(keeper, exchange) },
    {
      methods: ['PUT'],
      path: one,
      access,
      maxBody: MOST_BODY,
      handle: (exchange) => save(town, keeper, exchange),
    },
    { methods: ['DELETE'], path: one, access, handle: (exchange) => discard(town, keeper, exchange) },
  ];
}

async function start(
  keeper: DraftKeeper,
  { query }: Exchange,
): Promise<{ readonly start: string; readonly files: Record<string, string> }> {
  const asked = query.get('start');
  if (asked === null) {
    const { id, files } = await keeper.start();
    return { start: id, files: plain(files) };
  }
  const files = await keeper.readStart(asked);
  if (files === undefined) throw notFound('there is no such config');
  return { start: asked, files: plain(files) };
}

async function read(keeper: DraftKeeper, exchange: Exchange): Promise<Reply> {
  const { query } = exchange;
  const who = query.get('who') ?? getIdentity(exchange).user.name;
  if (!isUserName(who)) throw badRequest('who must be the name of an account');
  const found = await keeper.read({ what: what(exchange), who }, query.get('at') ?? undefined);
  if (found === undefined) throw notFound('there is no such draft');
  return { json: { ...found.version, files: plain(found.files) } };
}

async function save(town: Town, keeper: DraftKeeper, exchange: Exchange): Promise<Reply> {
  const body = await exchange.body();
  const files = filesOf(field(body, 'files'));
  const fault = filesFault(files);
  if (fault !== undefined) throw badRequest(fault);
  const saved = await keeper.save({
    key: { what: what(exchange), who: getIdentity(exchange).user.name },
    start: text(field(body, 'start'), 'start') ?? undefined,
    head: text(field(body, 'head'), 'head'),
    files,
    message: strings(field(body, 'message') ?? [], 'message', MOST_SENTENCES),
    at: town.clock(),
  });
  if (saved.status === 'saved') return { json: { keeper: keeper.kind, ...saved.version } };
  return refused(saved);
}

async function discard(town: Town, keeper: DraftKeeper, exchange: Exchange): Promise<Reply> {
  const key = { what: what(exchange), who: getIdentity(exchange).user.name };
  const head = exchange.query.get('head');
  if (head === null) throw badRequest('head must name the version that is discarded');
  const done = await keeper.discard(key, head, town.clock());
  return done.status === 'discarded' ? { json: { ok: true } } : refused(done);
}

/** After a conflict: read `head`, merge, and save again. */
function refused(answer: Exclude<Discarded, { readonly status: 'discarded' }>): Reply {
  if (answer.status === 'unknown') throw badRequest('there is no such config to start from');
  if (answer.status === 'held') {
    throw new HttpFailure(409, 'checked_out', 'somebody has checked this draft out with git');
  }
  const reason = 'the draft was changed or discarded in the meantime';
  return { status: 409, json: { error: 'conflict', reason, head: answer.head } };
}

function what({ params }: Exchange): string {
  return params['draft'] ?? '';
}

function text(value: unknown, name: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw badRequest(`${name} must be a string`);
  return value;
}

function filesOf(value: unknown): ReadonlyMap<string, string | null> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('files must be an object of texts by path');
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  return new Map(
    entries.map(([path, content]) => {
      if (typeof content !== 'string' && content !== null)
        throw badRequest('files must be an object of texts by path');
      return [path, content];
    }),
  );
}

function plain(files: Files): Record<string, string> {
  return Object.fromEntries(files);
}
