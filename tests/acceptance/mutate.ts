/**
 * Right documents made wrong, one rule each. The rule that a mutation breaks is known from the mutation alone, so the oracle is not the door:
 * whatever these give back must not be stored.
 */
import type { CaseEvent, Kit } from '#core/model';
import { ownerDatabase } from '#core/rules';

/** A number in 0 … `sides` − 1. */
export type Dice = (sides: number) => number;

/** mulberry32: the same seed gives the same documents. */
export function diceOf(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export interface Mutant {
  readonly rule: string;
  readonly document: Record<string, unknown>;
  readonly database: string;
}

type Mutation = (
  event: CaseEvent,
  kit: Kit,
  dice: Dice,
) => Partial<Mutant> & { readonly change?: Readonly<Record<string, unknown>> };

const pick = <T>(dice: Dice, from: readonly T[]): T => from[dice(from.length)]!;

/** Values of every JSON type, and the ones that programs stumble over. */
const ODD: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    '',
    ' ',
    'x',
    '__proto__',
    '\u0000',
    '\ud800',
    '样例'.repeat(200),
  ],
  ...[[], [[]], {}, { a: 1 }, [null], { length: 1 }, { toString: 1 }, '2026-02-30', '1e999'],
];
/** Members that an event must have, each with what it cannot be. */
const REQUIRED = ['kind', 'case', 'flow', 'rev', 'act', 'by', 'post', 'seat', 'grid', 'at', 'device', 'base'];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a member is gone': (_event, _kit, dice) => ({ change: { [pick(dice, REQUIRED)]: undefined } }),
  'a member is of another kind': (_event, _kit, dice) => ({
    // A text is never one of these; `base` may be null, and where it is nothing else is allowed.
    change: {
      [pick(
        dice,
        REQUIRED.filter((name) => name !== 'base'),
      )]: pick(dice, [null, 7, true, [], {}, ['x']]),
    },
  }),
  'an unknown member': (_event, _kit, dice) => ({
    change: {
      [pick(dice, ['x', 'constructor', 'views', 'language', '_security', '_conflicts', 'roles', 'password'])]:
        pick(dice, ODD),
    },
  }),
  'another’s name': (event, _kit, dice) => ({
    change: { by: pick(dice, [`${event.by}x`, 'admin', '', event.by.toUpperCase(), ` ${event.by}`]) },
  }),
  'a post that is not held': (event, kit, dice) => ({
    change: {
      post: pick(
        dice,
        [...Object.keys(kit.posts), 'x'].filter((post) => post !== event.post),
      ),
    },
  }),
  'a seat that is not held': (event, kit, dice) => ({
    change: {
      seat: pick(
        dice,
        [...Object.keys(kit.division.grids), ...Object.keys(kit.units), kit.division.town.code, 'x'].filter(
          (seat) => seat !== event.seat,
        ),
      ),
    },
  }),
  'a grid that there is not': (_event, kit, dice) => ({
    change: {
      grid: pick(dice, [
        '000000000000000',
        '999999999999999',
        kit.division.town.code,
        '990101',
        '９９０１０１１０１２００００１',
      ]),
    },
  }),
  'a database of others': (event, kit, dice) => {
    const own = ownerDatabase(kit, event);
    const others = [
      'town',
      ...Object.keys(kit.division.grids).map((grid) => `grid-${grid}`),
      ...Object.keys(kit.units).map((unit) => `unit-${unit}`),
    ];
    return {
      database: pick(
        dice,
        others.filter((name) => name !== own),
      ),
    };
  },
  'a revision that was not published': (event, _kit, dice) => ({
    change: {
      rev: pick(dice, [
        'x',
        'f'.repeat(64),
        '__proto__',
        event.rev.toUpperCase().replace(/^./, 'g'),
        event.rev.slice(1),
      ]),
    },
  }),
  'a flow or an act that there is not': (_event, _kit, dice) => ({
    change: {
      [pick(dice, ['flow', 'act'])]: pick(dice, [
        'x',
        'constructor',
        '__proto__',
        'toString',
        'hasOwnProperty',
        ' ',
      ]),
    },
  }),
  'an act of other posts': (event, kit, dice) => {
    const acts = Object.entries(kit.flows[event.flow]!.actions).filter(
      ([act, { by }]) => act !== 'open' && !by.some(({ post }) => post === event.post),
    );
    const [act] = acts.length === 0 ? ['x'] : pick(dice, acts);
    return { change: { act, base: `e/${event.case}/01J${'0'.repeat(23)}` } };
  },
  'a time in the future': (_event, _kit, dice) => ({
    change: {
      at: pick(dice, [
        '2099-01-01T00:00:00.000+08:00',
        '2031-05-08T09:00:00.000Z',
        '9999-12-31T23:59:59.999+14:00',
      ]),
    },
  }),
  'a time that is none': (_event, _kit, dice) => ({
    change: {
      at: pick(dice, [
        '2026-02-30T00:00:00.000+08:00',
        'yesterday',
        '2026-05-08',
        '2026-05-08T25:00:00.000+08:00',
        '',
        '2026-13-01T00:00:00.000Z',
      ]),
    },
  }),
  'a deletion': (_event, _kit, dice) => ({
    change: { _deleted: pick(dice, [true, false, 1, 'true', null, {}]) },
  }),
  'a second revision': (_event, _kit, dice) => ({
    change: {
      _rev: pick(dice, [
        '2-0123456789abcdef0123456789abcdef',
        '9-x',
        '10-0123456789abcdef0123456789abcdef',
        'x',
        '',
        7,
        {},
        null,
      ]),
    },
  }),
  'ids that do not belong together': (event, _kit, dice) => ({
    change: pick<Record<string, unknown>>(dice, [
      { case: '01J00000000000000000000009' },
      { _id: `e/01J00000000000000000000009/${event._id.slice(-26)}` },
      { _id: event._id.toLowerCase() },
      { _id: `${event._id}/x` },
      { base: event.base === null ? event._id : null },
      { base: 'e/x/y' },
    ]),
  }),
  'an unknown field of the form': (event, _kit, dice) => ({
    change: {
      data: {
        ...event.data,
        [pick(dice, ['x-unknown', 'constructor', 'prototype', 'toString', '$where', ''])]: pick(dice, ODD),
      },
    },
  }),
  'a required field that is gone': (event, kit, dice) => {
    const flow = kit.flows[event.flow]!;
    const form = kit.forms[event.act === 'open' ? flow.form : (flow.actions[event.act]?.form ?? '')];
    const required = (form?.schema['required'] ?? []) as readonly string[];
    const present = required.filter((name) => event.data?.[name] !== undefined);
    if (present.length === 0) return { change: { data: 7 } };
    const gone = pick(dice, present);
    return {
      change: {
        data: Object.fromEntries(Object.entries(event.data ?? {}).filter(([name]) => name !== gone)),
      },
    };
  },
  'data that is none': (_event, _kit, dice) => ({
    change: { data: pick(dice, [null, 7, 'x', [], true, [{}]]) },
  }),
  'edits that are none': (_event, _kit, dice) => ({
    change: {
      edits: pick<unknown>(dice, [
        null,
        {},
        [],
        'x',
        [7],
        [{}],
        [{ pointer: 'x' }],
        [{ pointer: '/x', to: 1 }],
        [{ pointer: '/__proto__/x', to: 1 }],
      ]),
    },
  }),
  'a file that a browser could run': (_event, _kit, dice) => ({
    change: {
      _attachments: {
        'a.svg': {
          content_type: pick(dice, [
            'image/svg+xml',
            'text/html',
            'application/javascript',
            'image/jpeg; x',
            'IMAGE/JPEG',
          ]),
          data: 'PHN2Zz4=',
        },
      },
    },
  }),
  'a file that is none': (_event, _kit, dice) => ({
    change: {
      _attachments: pick<unknown>(dice, [
        ...[
          7,
          'x',
          [],
          { 'a.jpg': null },
          { 'a.jpg': {} },
          { '../a.jpg': { content_type: 'image/jpeg', data: '/9j/' } },
        ],
        ...[
          { 'a.jpg': { content_type: 'image/jpeg', data: '%%%%' } },
          { 'a.jpg': { content_type: 'image/jpeg', data: 'AAAA' } },
        ],
        ...[
          { 'a.jpg': { content_type: 'image/jpeg', stub: true, length: 3 } },
          { 'a.jpg': { content_type: 'image/jpeg', follows: true, length: 3 } },
        ],
      ]),
    },
  }),
  'no event at all': (_event, _kit, dice) => ({
    document: pick<Record<string, unknown>>(dice, [
      {},
      { _id: '_design/x', views: { a: { map: 'function(d){emit(1)}' } } },
      { _id: '_local/x', a: 1 },
      { _id: 'x', kind: 'revision', files: {} },
      { _id: 'a/x/1', kind: 'audit' },
      { _id: 'people', kind: 'people', names: {} },
      { _id: '', kind: 'event' },
      { _id: 7 },
    ]),
  }),
  'far too much': (event, _kit, dice) => ({
    change: { data: { ...event.data, [pick(dice, ['what', 'x'])]: '长'.repeat(300_000) } },
  }),
  'far too deep': (_event, _kit, dice) => {
    let deep: unknown = 1;
    for (let level = 0; level < 55 + dice(5); level += 1) deep = dice(2) === 0 ? [deep] : { a: deep };
    return { change: { data: { deep } } };
  },
};

export const RULES = Object.keys(MUTATIONS);

/** A document of the grammar with one rule broken, and where it is sent. Never the same id twice. */
export function mutantOf(event: CaseEvent, kit: Kit, count: number, dice: Dice): Mutant {
  const rule = RULES[count % RULES.length]!;
  const { change = {}, database, document } = MUTATIONS[rule]!(event, kit, dice);
  const made: Record<string, unknown> = document ?? { ...event, ...change };
  for (const name of Object.keys(made)) if (made[name] === undefined) Reflect.deleteProperty(made, name);
  return {
    rule,
    document: made,
    database: database ?? ownerDatabase(kit, event) ?? '',
  };
}
