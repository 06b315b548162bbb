/**
 * `npm run bench -- validate`: bulk writes of events of about 1 KB with the rules of the door, beside the same writes with rules that say yes to
 * everything, in the embedded database and, with `COUCHDB_URL`, in a CouchDB (an empty one with an administrator's account: two databases
 * and one account are made and removed). Fails when the rules cost more than half as much again.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { ALLOW, judgeDocument } from '#core/door';
import type { CaseEvent, Kit } from '#core/model';
import { buildValidator } from '#couch';
import type { Databases } from '../../runtime/server/storage/Databases.ts';
import { EmbeddedDatabases } from '../../runtime/server/storage/embedded/EmbeddedDatabases.ts';
import { loadTown } from '../examples/readTown.ts';
import { appliedEvents } from '../parity/corpus.ts';

/** The aim of the issue. */
const LIMIT = 1.5;
const BATCH = 250;
const BATCHES = 4;
const ROUNDS = 9;
const NAME = 'bench-worker';

interface Side {
  readonly name: string;
  /** ms for each round. */
  readonly times: number[];
  readonly write: (events: readonly CaseEvent[]) => Promise<void>;
  readonly grid: string;
}

interface Result {
  readonly place: string;
  readonly docsPerRound: number;
  readonly bytesPerDoc: number;
  readonly emptyMs: number;
  readonly rulesMs: number;
  readonly ratio: number;
}

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  const { kit } = loadTown();
  const results = [await inEmbedded(kit)];
  const couch = process.env['COUCHDB_URL'] ?? '';
  if (couch !== '') results.push(await inCouch(kit, new URL(couch)));
  const report = {
    bench: 'validate',
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1_073_741_824),
    },
    versions: { node: process.version },
    rounds: ROUNDS,
    results,
    limit: LIMIT,
  };
  if (json) console.log(JSON.stringify(report));
  else {
    console.log(
      `${report.machine.cpu}, ${report.machine.cores} cores, Node ${process.version}; medians of ${ROUNDS} interleaved rounds`,
    );
    for (const { place, docsPerRound, bytesPerDoc, emptyMs, rulesMs, ratio } of results)
      console.log(
        `${place}: ${docsPerRound} events of ${bytesPerDoc} bytes; without rules ${emptyMs.toFixed(0)} ms, with them ${rulesMs.toFixed(0)} ms: ${ratio.toFixed(2)} (at most ${LIMIT})`,
      );
  }
  if (results.some(({ ratio }) => ratio > LIMIT)) process.exitCode = 1;
}

/** Openings of about 1 KB in a grid, each with an id of its own. */
function makeEvents(kit: Kit, grid: string, count: number): readonly CaseEvent[] {
  const sample = appliedEvents(kit).find(
    ({ act, flow, post }) => act === 'open' && flow === 'incident' && post === 'worker',
  )!;
  return Array.from({ length: count }, (): CaseEvent => {
    const id = (): string => `01J${randomBytes(12).toString('hex').toUpperCase().slice(0, 23)}`;
    const caseId = id();
    const event = { ...sample, _id: `e/${caseId}/${id()}`, case: caseId, by: NAME, grid, seat: grid };
    const missing = Math.max(0, 1000 - Buffer.byteLength(JSON.stringify(event)));
    return { ...event, data: { ...event.data, what: '样'.repeat(Math.ceil(missing / 3) + 1) } };
  });
}

async function measure(place: string, kit: Kit, [empty, rules]: readonly [Side, Side]): Promise<Result> {
  let bytes = 0;
  for (let round = -1; round < ROUNDS; round += 1) {
    // In turns, each first every other time: what else the machine does falls on both.
    for (const side of round % 2 === 0 ? [empty, rules] : [rules, empty]) {
      const batches = Array.from({ length: BATCHES }, () => makeEvents(kit, side.grid, BATCH));
      bytes = Buffer.byteLength(JSON.stringify(batches[0]?.[0]));
      const started = performance.now();
      for (const batch of batches) await side.write(batch);
      // The first round warms up.
      if (round >= 0) side.times.push(performance.now() - started);
    }
  }
  const [emptyMs, rulesMs] = [median(empty.times), median(rules.times)];
  return {
    place,
    docsPerRound: BATCH * BATCHES,
    bytesPerDoc: bytes,
    emptyMs,
    rulesMs,
    ratio: rulesMs / emptyMs,
  };
}

async function inEmbedded(kit: Kit): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-bench-'));
  const databases: Databases = new EmbeddedDatabases(folder);
  const [grid = '', other = ''] = Object.keys(kit.division.grids);
  const side = async (
    name: string,
    code: string,
    judge: (event: CaseEvent, database: string) => boolean,
  ): Promise<Side> => {
    const database = await databases.get(`grid-${code}`, 'server');
    return {
      name,
      times: [],
      grid: code,
      write: async (events) => {
        const taken = events.filter((event) => judge(event, database.name));
        if (taken.length !== events.length) throw new Error('the rules refused a right event');
        await database.write(
          taken.map((event) => ({ ...event })),
          true,
        );
      },
    };
  };
  try {
    const author = (event: CaseEvent): { name: string; roles: readonly string[] } => ({
      name: NAME,
      roles: [`${event.post}@${event.seat}`],
    });
    const empty = await side('empty', grid, () => ALLOW.allow);
    const rules = await side(
      'rules',
      other,
      (event, database) => judgeDocument(() => kit, database, author(event), event, null, Date.now()).allow,
    );
    return await measure('embedded', kit, [empty, rules]);
  } finally {
    await databases.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function inCouch(kit: Kit, url: URL): Promise<Result> {
  const password = randomBytes(12).toString('hex');
  const admin = {
    authorization: `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`,
  };
  const [grid = '', other = ''] = Object.keys(kit.division.grids);
  const call = async (
    who: Readonly<Record<string, string>>,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<unknown> => {
    const answer = await fetch(`${url.origin}/${path}`, {
      method,
      headers: { ...who, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const told: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${method} /${path}: ${String(answer.status)} ${JSON.stringify(told)}`);
    return told;
  };
  const roles = [grid, other].map((code) => `worker@${code}`);
  const account = `_users/org.couchdb.user:${NAME}`;
  const welcome = (await call(admin, 'GET', '')) as { version: string };
  const node = (await call(admin, 'GET', '_node/_local/_versions').catch(() => ({}))) as {
    javascript_engine?: { name?: string };
  };
  await call(admin, 'PUT', account, { name: NAME, type: 'user', roles, password });
  try {
    // By session, as our server asks: a password in each request would be hashed anew on both sides and hide what the rules cost.
    const user = { cookie: await logIn(url.origin, password) };
    const sources = ['function (newDoc, oldDoc, userCtx, secObj) {}', await buildValidator('grid', [kit])];
    const sides = await Promise.all(
      [grid, other].map(async (code, index): Promise<Side> => {
        const database = `grid-${code}`;
        await call(admin, 'PUT', database);
        await call(admin, 'PUT', `${database}/_security`, {
          members: { roles, names: [] },
          admins: { roles: ['_admin'], names: [] },
        });
        await call(admin, 'PUT', `${database}/_design/wangge`, { validate_doc_update: sources[index] });
        return {
          name: index === 0 ? 'empty' : 'rules',
          times: [],
          grid: code,
          write: async (events) => {
            const told = (await call(user, 'POST', `${database}/_bulk_docs`, { docs: events })) as {
              ok?: boolean;
              reason?: string;
            }[];
            const refused = told.find(({ ok }) => ok !== true);
            if (refused !== undefined)
              throw new Error(`the rules refused a right event: ${refused.reason ?? ''}`);
          },
        };
      }),
    );
    const [empty, rules] = sides;
    if (empty === undefined || rules === undefined) throw new Error('the kit has fewer than two grids');
    return await measure(
      `CouchDB ${welcome.version} (${node.javascript_engine?.name ?? 'unknown engine'})`,
      kit,
      [empty, rules],
    );
  } finally {
    for (const code of [grid, other]) await call(admin, 'DELETE', `grid-${code}`).catch(() => undefined);
    const { _rev } = (await call(admin, 'GET', account)) as { _rev: string };
    await call(admin, 'DELETE', `${account}?rev=${_rev}`);
  }
}

async function logIn(origin: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/_session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: NAME, password }),
  });
  await answer.arrayBuffer();
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!answer.ok || cookie === undefined) throw new Error(`log-in failed: ${String(answer.status)}`);
  return cookie;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
