/** The validators generated for CouchDB give the answers of the core's door (SPEC W), in both engines, and nothing else. */
import { Linter } from 'eslint';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { DATABASE_KINDS, databaseKind, judgeDocument, toReason } from '#core/door';
import type { CaseEvent, Kit } from '#core/model';
import { ownerDatabase, roleOf } from '#core/rules';
import { buildValidator } from '#couch';
import { anyJson, appliedEvents, kit, knockOf, LATER, mutants, seatsOf } from './corpus.ts';
import type { Knock } from './corpus.ts';
import { inQuickJs, inV8, type Run } from './engines.ts';

const earlier: Kit = { ...kit, revision: 'e'.repeat(64) };
const events = appliedEvents();
const knocks = events.map((event) => knockOf(event));
const GRID = Object.keys(kit.division.grids)[0]!;
const DATABASES = [
  ...new Set(knocks.map(({ database }) => database)),
  'config',
  'audit',
  'cases',
  'cases-persons',
  `vault-${GRID}`,
];

const sources = new Map<string, string>();
const engines: Record<'V8' | 'QuickJS', Map<string, Run>> = { V8: new Map(), QuickJS: new Map() };

beforeAll(async () => {
  for (const kind of DATABASE_KINDS) {
    const source = await buildValidator(kind, [kit, earlier]);
    sources.set(kind, source);
    engines.V8.set(kind, inV8(source, LATER));
    engines.QuickJS.set(kind, await inQuickJs(source, LATER));
  }
}, 60_000);

/** What the core's door says, as a validator throws it. */
function expected({ database, author, document, previous }: Knock): string {
  const find = (revision: string): Kit | undefined =>
    revision === kit.revision || revision === earlier.revision ? kit : undefined;
  const judgement = judgeDocument(find, database, author, document, previous, LATER);
  return judgement.allow ? 'null' : JSON.stringify({ forbidden: toReason(judgement.refusal) });
}

function agree(knock: Knock, engine: keyof typeof engines): void {
  const run = engines[engine].get(databaseKind(knock.database)!)!;
  // What arrives in the engine has gone through JSON, as it has on its way to CouchDB.
  const arrived = JSON.parse(JSON.stringify(knock)) as Knock;
  expect(run(knock)).toBe(expected(arrived));
}

/** Every post × every act of every flow, with the data of a scenario, at the door of the post's seat. */
const postsByActs = Object.values(kit.flows).flatMap((flow) =>
  Object.keys(flow.actions).flatMap((act) =>
    seatsOf().map(({ post, seat }): Knock => {
      const sample = events.find((one) => one.flow === flow.id && one.act === act)!;
      const event = { ...sample, post, seat, grid: GRID };
      const database = ownerDatabase(kit, event) ?? 'town';
      return {
        database,
        author: { name: event.by, roles: [roleOf(event)] },
        document: event,
        previous: null,
      };
    }),
  ),
);

/** Openings of a household with a child, right and wrong, and an edit of what is calculated. */
const HOUSEHOLDS = ((): readonly Knock[] => {
  const opening = events.find(({ act, flow }) => act === 'open' && flow === 'household-survey')!;
  const edit = events.find(({ act, flow }) => act === 'update' && flow === 'household-survey')!;
  const child = { name: '样例·小满', relation: '20', birthDate: '2016-03-02', sex: '1', age: 9 };
  const { age: _age, ...ageless } = child;
  const opened = (member: object, day = '2026-03-01'): Knock =>
    knockOf({
      ...opening,
      at: `${day}T23:59:59.000+08:00`,
      data: { ...opening.data, members: [member] } as CaseEvent['data'] & object,
    });
  const cared = {
    ...child,
    leftBehind: Object.values(kit.codes['left-behind']!.codes)[0]!.code,
    careConsent: true,
  };
  return [
    opened(child),
    opened({ ...child, age: 10 }),
    opened(ageless),
    // The day of the event decides: on the birthday itself the child is ten.
    opened(child, '2026-03-02'),
    opened(cared),
    opened({ ...cared, guardianName: '样例·林小满' }),
    knockOf({ ...edit, edits: [{ pointer: '/members/0/age', to: 9 }] }),
  ];
})();

describe('the generated validators', () => {
  test('are ES2018 without object rest and spread, and use only what both engines have', () => {
    const no = (names: readonly string[]): ['error', ...{ property: string }[]] => [
      'error',
      ...names.map((property) => ({ property })),
    ];
    const rules: Linter.RulesRecord = {
      'no-restricted-syntax': [
        'error',
        'ObjectExpression > SpreadElement',
        'ObjectPattern > RestElement',
        "CallExpression[callee.property.name='at']",
        // SpiderMonkey's CouchDB writes functions anew before it compiles them, and this it writes wrongly.
        'ObjectPattern > Property > AssignmentPattern',
      ],
      'no-undef': 'error',
      'no-restricted-properties': no(
        ['normalize', 'localeCompare', 'hasOwn', 'fromEntries', 'flat', 'flatMap', 'findLast'].concat([
          'findLastIndex',
          'replaceAll',
          'matchAll',
          'trimStart',
          'trimEnd',
          'toSorted',
          'description',
          'groupBy',
        ]),
      ),
    };
    const standard = [
      'Object',
      'Array',
      'String',
      'Number',
      'Math',
      'JSON',
      'RegExp',
      'Date',
      'Set',
      'Map',
      'WeakMap',
    ];
    const globals = Object.fromEntries(
      standard.concat(['Symbol', 'parseInt', 'undefined']).map((name) => [name, 'readonly'] as const),
    );
    for (const [kind, source] of sources) {
      const problems = new Linter().verify(`validate = ${source};`, {
        languageOptions: {
          ecmaVersion: 2018,
          sourceType: 'script',
          globals: { ...globals, validate: 'writable' },
        },
        rules,
      });
      expect([kind, problems.map(({ message, line }) => `${String(line)}: ${message}`)]).toEqual([kind, []]);
      expect(source).not.toMatch(/\b(?:eval|Intl|Proxy|Promise|structuredClone|Uint8Array|Function)\b/);
    }
  });

  test('are small, and a second revision with the same forms costs next to nothing', async () => {
    const alone = await buildValidator('town', [kit]);
    const both = sources.get('town')!;
    expect(alone.length).toBeLessThan(100_000);
    expect(both.length - alone.length).toBeLessThan(200);
    expect(sources.get('config')!.length).toBeLessThan(5000);
    expect(await buildValidator('town', [earlier, kit])).toBe(both);
  });

  describe.each(['V8', 'QuickJS'] as const)('in %s', (engine) => {
    const numRuns = engine === 'V8' ? 4000 : 600;

    test('W11 let in what the replay applies', () => {
      for (const knock of knocks) agree(knock, engine);
      expect(knocks.map(expected).filter((answer) => answer !== 'null')).toEqual([]);
    });

    test('W6 agree over every post × every act', () => {
      for (const knock of postsByActs) agree(knock, engine);
      expect(postsByActs.length).toBeGreaterThan(700);
    }, 30_000);

    test('W1 agree over arbitrary JSON, and never throw anything else', () => {
      fc.assert(
        fc.property(
          anyJson,
          fc.constantFrom(...DATABASES),
          fc.constantFrom('hub', 'a@b'),
          (document, database, role) => {
            agree({ database, author: { name: 'x', roles: [role] }, document, previous: null }, engine);
          },
        ),
        { seed: 41, numRuns },
      );
    }, 30_000);

    test('W1 agree over events with one to three members changed', () => {
      const answers = new Set<string>();
      fc.assert(
        fc.property(mutants([...knocks, ...knocks, ...knocks, ...postsByActs], DATABASES), (knock) => {
          agree(knock, engine);
          answers.add(/\\"code\\":\\"([^\\]+)/.exec(expected(knock))?.[1] ?? 'ok');
        }),
        { seed: 42, numRuns: numRuns * 2 },
      );
      if (engine === 'V8') expect([...answers].sort()).toEqual(expect.arrayContaining(CODES));
    }, 60_000);

    test('X3 X6 agree on calculated fields and on the checks of a form', () => {
      const told = HOUSEHOLDS.map((knock) => {
        agree(knock, engine);
        return (
          /\\"code\\":\\"([^\\]+)\\",\\"pointer\\":\\"([^\\]*)/.exec(expected(knock))?.slice(1).join(' ') ??
          'ok'
        );
      });
      expect(told).toEqual([
        'ok',
        'data /data/members/0/age',
        'data /data/members/0/age',
        'data /data/members/0/age',
        'data /data/members/0/guardianName',
        'ok',
        'edits /edits/0',
      ]);
    });

    test('W4 ask a stranger to log in', () => {
      const stranger = { name: null as unknown as string, roles: [] };
      const told = engines[engine].get('town')!({ ...knocks[0]!, database: 'town', author: stranger });
      expect(JSON.parse(told)).toEqual({ unauthorized: expect.stringContaining('"code":"login"') as string });
    });

    test('W1 forbid what they cannot judge: another kind of database, a question without sense', () => {
      const grid = engines[engine].get('grid')!;
      const good = knocks.find(({ database }) => databaseKind(database) === 'grid')!;
      expect(grid({ ...good, database: 'town' })).toContain('document.unknown');
      expect(grid({ ...good, author: { name: 'x', roles: 7 as unknown as string[] } })).toContain(
        'door.failed',
      );
      const deep = `{"kind":"event","data":${'{"a":'.repeat(1500)}1${'}'.repeat(1500)}}`;
      const question = { ...good, document: JSON.parse(deep) as unknown };
      expect(grid(question)).toContain('event.malformed');
    });
  });
});

/** Mutation reaches every kind of refusal; QuickJS is too slow here for the rare ones. */
const CODES = [
  ...['ok', 'act.unknown', 'data', 'database.read-only', 'database.wrong', 'document.unknown', 'edits'],
  ...['event.author', 'event.future', 'event.immutable', 'event.malformed', 'flow.unknown', 'grid.unknown'],
  ...['attachment.broken', 'attachment.type', 'attachment.size', 'attachment.unasked'],
  ...['post.not-allowed', 'post.not-held', 'revision.unknown', 'seat.out-of-reach'],
];
