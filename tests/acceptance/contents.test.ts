/**
 * Every post × every act × every kind of data: Ajv and the flow say what is right, and the rule of the door, the validators generated for
 * CouchDB and the running server say the same, with the same words.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKind, judgeDocument, toReason } from '#core/door';
import type { CaseEvent } from '#core/model';
import { ownerDatabase, roleOf } from '#core/rules';
import { buildValidator } from '#couch';
import { loadTown } from '../examples/readTown.ts';
import { inQuickJs, inV8, type Run } from '../parity/engines.ts';
import { ask } from '../server/harness.ts';
import type { SentDocument } from '../../runtime/server/storage/Database.ts';
import { samplesOf } from './kinds.ts';
import { openTown, type AcceptanceTown } from './openTown.ts';
import { type Holder, holdersOf, type Stop, walkFlow } from './walkFlow.ts';

const { kit } = loadTown();
const EACH = process.env['ACCEPTANCE'] === 'all';

/** A case that a unit knows: units act only in cases that were dispatched to them. */
const dispatched = walkFlow(kit, 'incident', 'states').find(({ case: one }) =>
  one.audience.some((name) => name.startsWith('unit-')),
)!;
const unit = dispatched.case.audience.find((name) => name.startsWith('unit-'))!.slice('unit-'.length);
const holders = holdersOf(kit, dispatched.case.grid, [unit]);

interface Question {
  readonly holder: Holder;
  readonly event: CaseEvent;
  readonly database: string;
  /** `undefined` where only the whole rule can say: an opening has guards. */
  readonly right: boolean | undefined;
  readonly what: string;
}

let counter = 0;
const questions = Object.values(kit.flows).flatMap((flow) =>
  Object.entries(flow.actions).flatMap(([act, action]) =>
    samplesOf(kit, flow.id, act, EACH).flatMap(({ kind, content, isRight }) =>
      holders.map((holder): Question => {
        const given = action.by.some(({ post }) => post === holder.post);
        const event = eventFor(flow.id, act, holder, content);
        return {
          holder,
          event,
          database: ownerDatabase(kit, event) ?? '',
          right: act === 'open' && given && isRight ? undefined : given && isRight,
          what: `${flow.id} ${act} ${holder.post} ${kind}`,
        };
      }),
    ),
  ),
);

function eventFor(flow: string, act: string, holder: Holder, content: object): CaseEvent {
  counter += 1;
  const tail = String(counter).padStart(22, '0');
  const caseId = act === 'open' ? `01J9${tail}` : dispatched.case.id;
  return {
    _id: `e/${caseId}/01J8${tail}`,
    kind: 'event',
    case: caseId,
    flow,
    rev: kit.revision,
    act,
    by: holder.person,
    post: holder.post,
    seat: holder.seat,
    grid: dispatched.case.grid,
    at: dispatched.events.at(-1)!.at,
    device: 'acceptance',
    base: act === 'open' ? null : dispatched.case.head,
    ...content,
  };
}

/** What the rule of the door says, as a validator throws it. */
function ruled({ event, database, holder }: Question): string {
  const find = (revision: string): typeof kit | undefined => (revision === kit.revision ? kit : undefined);
  const author = { name: holder.person, roles: [roleOf(holder)] };
  const judgement = judgeDocument(find, database, author, event, null, dispatched.now);
  return judgement.allow ? 'null' : JSON.stringify({ forbidden: toReason(judgement.refusal) });
}

describe('every post × every act × every kind of data', () => {
  test('W6 W7 the rule says what Ajv and the flow say', () => {
    const wrong = questions.filter((one) => one.right !== undefined && (ruled(one) === 'null') !== one.right);
    expect(wrong.map((one) => `${one.what}: ${ruled(one)}`)).toEqual([]);
    const allowed = questions.filter((one) => ruled(one) === 'null').length;
    expect(allowed).toBeGreaterThan(200);
    expect(questions.length - allowed).toBeGreaterThan(2000);
  });

  test.each(['V8', 'QuickJS'] as const)(
    'W6 W7 so does the generated validator in %s',
    async (engine) => {
      const runs = new Map<string, Run>();
      for (const kind of ['grid', 'unit', 'person', 'town'] as const) {
        const source = await buildValidator(kind, [kit]);
        runs.set(
          kind,
          engine === 'V8' ? inV8(source, dispatched.now) : await inQuickJs(source, dispatched.now),
        );
      }
      const wrong = questions.filter((one) => {
        const author = { name: one.holder.person, roles: [roleOf(one.holder)] };
        const told = runs.get(databaseKind(one.database) ?? '')?.({
          database: one.database,
          author,
          document: one.event,
          previous: null,
        });
        return told !== ruled(one);
      });
      expect(wrong.map(({ what }) => what)).toEqual([]);
    },
    120_000,
  );

  describe('and the running server', () => {
    let town: AcceptanceTown;
    beforeAll(async () => {
      town = await openTown({
        kit,
        people: [...holders, ...authorsOf(dispatched)],
        clock: () => dispatched.now,
      });
      await tell(town, dispatched);
      await giveToPersons(town);
    }, 300_000);
    afterAll(() => town.end());

    test('W6 W7 says so too', async () => {
      const wrong: string[] = [];
      for (const holder of holders) {
        const mine = questions.filter((one) => one.holder === holder);
        const databases = new Set(mine.map(({ database }) => database));
        for (const database of databases) {
          const asked = mine.filter((one) => one.database === database);
          for (let from = 0; from < asked.length; from += 500) {
            const part = asked.slice(from, from + 500);
            const answer = await ask(
              town.server,
              await town.cookie(holder.person),
              'POST',
              `/${database}/_bulk_docs`,
              {
                docs: part.map(({ event }) => event),
              },
            );
            expect(answer.status).toBe(201);
            const results = answer.json as { ok?: true; reason?: string }[];
            for (const [index, result] of results.entries()) {
              const told = result.ok === true ? 'null' : JSON.stringify({ forbidden: result.reason });
              const one = part[index]!;
              if (told !== ruled(one)) wrong.push(`${one.what}: ${told}`);
            }
          }
        }
      }
      expect(wrong).toEqual([]);
    }, 300_000);
  });
});

/** As if the case had gone to each of them by name too: about another they may write nothing. */
async function giveToPersons({ server }: AcceptanceTown): Promise<void> {
  const [opening] = dispatched.events;
  const databases = questions.map(({ database }) => database).filter((name) => name.startsWith('person-'));
  const office = await server.town.databases.get('town', 'server');
  const copy = (await office.document(opening!._id, {})) as SentDocument;
  for (const name of new Set(databases))
    await (await server.town.databases.get(name, 'server')).write([copy], false);
}

function authorsOf(stop: Stop): readonly Holder[] {
  return stop.events.map(({ by, post, seat }) => ({ person: by, post, seat }));
}

/** Sends a history as its people did, one after another, each seeing what came before. */
async function tell({ server, cookie }: AcceptanceTown, stop: Stop): Promise<void> {
  for (const event of stop.events) {
    const database = ownerDatabase(kit, event) ?? '';
    const answer = await ask(server, await cookie(event.by), 'POST', `/${database}/_bulk_docs`, {
      docs: [event],
    });
    expect(answer.json).toMatchObject([{ ok: true }]);
    await server.hub.settled();
  }
}
