/** Documents for the door: what the scenarios of the sample town apply, and what becomes of it in the wrong hands. */
import fc from 'fast-check';
import { replayAll } from '#core/replay';
import { ownerDatabase, roleOf } from '#core/rules';
import { runScenario } from '#core/scenario';
import type { Author } from '#core/door';
import type { CaseEvent, Kit } from '#core/model';
import { loadTown } from '../examples/readTown.ts';

export const { kit } = loadTown();

/** After every time in the scenarios. */
export const LATER = Date.parse('2030-01-01T00:00:00Z');

/** One question to a door. */
export interface Knock {
  readonly database: string;
  readonly author: Author;
  readonly document: unknown;
  readonly previous: unknown;
}

/** `AAA…A0001`: Crockford's letters only, and the same in every run. */
function ulid(count: number): string {
  return `01J${String(count).padStart(23, '0')}`;
}

/** The scenarios name their cases as they like; the door knows ids of the app only. */
function withUlids(events: readonly CaseEvent[], first: number): readonly CaseEvent[] {
  const ids = new Map<string, string>();
  const caseId = ulid(first);
  for (const event of events) ids.set(event._id, `e/${caseId}/${ulid(first + 1 + ids.size)}`);
  return events.map((event) => ({
    ...event,
    _id: ids.get(event._id) ?? event._id,
    case: caseId,
    base: event.base === null ? null : (ids.get(event.base) ?? event.base),
  }));
}

/** The events that replay applies, over all scenarios of all flows. */
export function appliedEvents(town: Kit = kit): readonly CaseEvent[] {
  return Object.values(town.flows).flatMap((flow, place) =>
    flow.scenarios.flatMap((scenario, index) => {
      const name = `parity-${String(index)}`;
      const { entries } = replayAll(runScenario(town, flow.id, scenario, name).events, town, LATER);
      const applied = entries.flatMap((entry) =>
        entry.kind === 'event' && entry.verdict.status === 'applied' ? [entry.event] : [],
      );
      return withUlids(applied, (place * 1000 + index) * 1000);
    }),
  );
}

/** The event at its own door, sent by its own author. */
export function knockOf(event: CaseEvent, town: Kit = kit): Knock {
  return {
    database: ownerDatabase(town, event) ?? '',
    author: { name: event.by, roles: [roleOf(event)] },
    document: event,
    previous: null,
  };
}

/** The first seat of each post: in the first grid, its village, the first unit, the town. */
export function seatsOf(town: Kit = kit): readonly { readonly post: string; readonly seat: string }[] {
  const [grid] = Object.values(town.division.grids);
  const seats = {
    grid: grid?.code ?? '',
    village: grid?.village ?? '',
    unit: Object.keys(town.units)[0] ?? '',
    town: town.division.town.code,
  };
  return Object.values(town.posts).map(({ id, reach }) => ({ post: id, seat: seats[reach] }));
}

const NAMES = [
  ...['_id', '_rev', '_revisions', '_attachments', '_deleted', 'kind', 'case', 'flow', 'rev', 'act', 'by'],
  ...['post', 'seat', 'grid', 'at', 'device', 'base', 'data', 'edits', 'toString', '__proto__', 'x'],
];

/** JSON with names that could be mistaken for something else. */
export const anyJson = fc.jsonValue({ maxDepth: 4 });

const file = fc.record(
  {
    content_type: fc.constantFrom(
      'image/jpeg',
      'image/jpeg',
      'image/png',
      'audio/mp4',
      'image/svg+xml',
      'text/html',
      'constructor',
    ),
    length: fc.constantFrom(0, 399_999, 400_001, 6_000_000, 6_000_000, 'x'),
    stub: fc.constant(true),
    data: fc.constantFrom('/9j/', '/9j/', 7),
  },
  { requiredKeys: ['content_type', 'length'] },
);
const files = fc.dictionary(
  fc.constantFrom('a.jpg', '../x', '', 'b/c', '照片.png'),
  fc.oneof(file, anyJson),
  {
    maxKeys: 3,
  },
);
/** For each member what it may well be: only so a mutant gets past the first checks. */
const LIKELY: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  _attachments: files,
  _rev: fc.constantFrom('1-a', '2-a'),
  _revisions: fc.record({ start: fc.constantFrom(0, 1, 2, 'x'), ids: fc.constant(['a']) }),
  act: fc.constantFrom(
    ...Object.values(kit.flows).flatMap(({ actions }) => Object.keys(actions)),
    'toString',
  ),
  at: fc.constantFrom(
    '2031-01-01T00:00:00.000+08:00',
    '2026-02-30T00:00:00.000Z',
    '2026-02-03T00:00:00.000Z',
  ),
  edits: fc.array(
    fc.record(
      { pointer: fc.constantFrom('/what', '/members', '/members/0/name', '/x'), to: anyJson, from: anyJson },
      { requiredKeys: ['pointer'] },
    ),
    { maxLength: 2 },
  ),
  flow: fc.constantFrom(...Object.keys(kit.flows), 'constructor'),
  grid: fc.constantFrom(...Object.keys(kit.division.grids).slice(0, 3), '000000000000000'),
  post: fc.constantFrom(...Object.keys(kit.posts), 'nobody'),
  rev: fc.constantFrom(kit.revision, 'x', '__proto__'),
  seat: fc.constantFrom(...seatsOf().map(({ seat }) => seat), 'nowhere'),
};
const LIKELY_NAMES = Object.keys(LIKELY);

type Change = readonly [name: string, place: number, next: unknown];

const inDocument = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...LIKELY_NAMES)
      .chain((name) => fc.tuple(fc.constant(name), fc.constant(-1), LIKELY[name]!)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...NAMES), fc.constant(-1), fc.option(anyJson, { nil: undefined })),
  },
);
const inData = fc.tuple(
  fc.constantFrom(...NAMES),
  fc.nat(12),
  fc.oneof(fc.constant(undefined), anyJson, fc.constantFrom('', 'x', '1'), fc.string({ maxLength: 600 })),
);

const change = fc.oneof(inDocument, inData);

/** An own member, also when its name is `__proto__`. */
function put(target: object, name: string, next: unknown): void {
  if (next === undefined) Reflect.deleteProperty(target, name);
  else
    Object.defineProperty(target, name, {
      value: next,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

function changed(document: unknown, changes: readonly Change[]): Record<string, unknown> {
  const copy = structuredClone(document) as Record<string, unknown>;
  for (const [name, place, next] of changes) {
    const data = copy['data'];
    const isInside = place >= 0 && typeof data === 'object' && data !== null;
    if (isInside) put(data, Object.keys(data)[place] ?? name, next);
    else put(copy, name, next);
  }
  return copy;
}

function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/**
 * One to three members of the document, or of its data, replaced or taken away. Its author mostly holds the post that it names,
 * and mostly it comes to its own door.
 */
export function mutants(knocks: readonly Knock[], databases: readonly string[]): fc.Arbitrary<Knock> {
  return fc
    .record({
      knock: fc.constantFrom(...knocks),
      changes: fc.oneof(fc.tuple(change), fc.tuple(change, change), fc.tuple(change, change, change)),
      database: seldom(fc.constantFrom(...databases)),
      role: seldom(fc.constantFrom('hub', '_admin', 'x@y')),
      previous: seldom(fc.constantFrom({}, { _id: 'x' }, { _deleted: true })),
    })
    .map(({ knock, changes, database, role, previous }) => {
      const document = changed(knock.document, changes);
      const held = `${String(document['post'])}@${String(document['seat'])}`;
      const author = {
        ...knock.author,
        roles: [role ?? (changes.length > 1 ? held : knock.author.roles[0]!)],
      };
      return {
        ...knock,
        document,
        author,
        previous: previous ?? null,
        ...(database === undefined ? {} : { database }),
      };
    });
}
