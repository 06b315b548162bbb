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
    database: ownerDatabase(town, event.post, event.seat, event.grid) ?? '',
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
      'image/png',
      'audio/mp4',
      'image/svg+xml',
      'text/html',
      'constructor',
    ),
    length: fc.constantFrom(0, 399_999, 400_001, 6_000_000, -1, 'x'),
    stub: fc.constant(true),
    data: fc.constantFrom('/9j/', 7),
  },
  { requiredKeys: ['content_type'] },
);
const files = fc.dictionary(
  fc.constantFrom('a.jpg', '../x', '', 'b/c', '照片.png'),
  fc.oneof(file, anyJson),
  {
    maxKeys: 3,
  },
);
const odd = fc.record({ start: fc.constantFrom(0, 1, 2, 'x'), ids: fc.constant(['a']) });
const value = fc.oneof(
  anyJson,
  files,
  odd,
  fc.constantFrom('open', 'town', '2031-01-01T00:00:00.000+08:00', '1-a', '2-a'),
);

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

/** One to three members of the document, or of its data, replaced or taken away; now and then at another door. */
export function mutants(knocks: readonly Knock[], databases: readonly string[]): fc.Arbitrary<Knock> {
  const change = fc.tuple(
    fc.boolean(),
    fc.constantFrom(...NAMES),
    fc.nat(20),
    fc.option(value, { nil: undefined }),
  );
  return fc
    .tuple(
      fc.constantFrom(...knocks),
      fc.array(change, { maxLength: 3 }),
      fc.option(fc.constantFrom(...databases), { nil: undefined, freq: 8 }),
      fc.option(fc.constantFrom('hub', '_admin', 'x@y'), { nil: undefined, freq: 8 }),
      fc.option(fc.constantFrom<unknown>({}, { _id: 'x' }, { _deleted: true }), { nil: null, freq: 10 }),
    )
    .map(([knock, changes, database, role, previous]) => {
      const document = structuredClone(knock.document) as Record<string, unknown>;
      for (const [inside, name, place, next] of changes) {
        const data = document['data'];
        if (inside && typeof data === 'object' && data !== null) {
          const names = Object.keys(data);
          put(data, names[place % (names.length + 1)] ?? name, next);
        } else put(document, name, next);
      }
      const author = role === undefined ? knock.author : { ...knock.author, roles: [role] };
      return { ...knock, document, author, previous, ...(database === undefined ? {} : { database }) };
    });
}
