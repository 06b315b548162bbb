import { equalJson } from '#core/base';
import type { JsonValue } from '#core/base';
import { databaseKind } from '#core/door';
import type { CaseEvent, Kit } from '#core/model';
import { replay } from '#core/replay';
import { ownerDatabase } from '#core/rules';
import { toEvent } from '../../runtime/store/pouchDocument.ts';
import type { Device } from './Device.ts';

/** A document as the server gives it, with every revision that it has. */
export interface Stored {
  readonly event: CaseEvent;
  readonly revisions: readonly string[];
  readonly doc: Readonly<Record<string, unknown>>;
  /** When it came in, as its place among the others of its database. */
  readonly place: number;
}

/** Database → id → what is there. */
export type Contents = Readonly<Record<string, ReadonlyMap<string, Stored>>>;

export interface Ending {
  readonly kit: Kit;
  readonly contents: Contents;
  readonly devices: readonly Device[];
  readonly acknowledged: ReadonlySet<string>;
  /** Summaries of the list cache by case. */
  readonly summaries: ReadonlyMap<
    string,
    { readonly head: string | null; readonly states: readonly string[] }
  >;
}

/** Whatever is not as it has to be when all is calm again; empty when everything is. */
export async function faultsOf(ending: Ending): Promise<readonly string[]> {
  const faults = [
    ...rightPlaces(ending),
    ...onceAndUnchanged(ending),
    ...acknowledgedOnes(ending),
    ...listed(ending),
  ];
  for (const device of ending.devices) faults.push(...(await onDevice(ending, device)));
  return faults;
}

/** Every database has exactly the events that its audience is to have, those of a case all or none. */
function rightPlaces(ending: Ending): readonly string[] {
  const { contents } = ending;
  const expected = expectedPlaces(ending);
  return [...expected.keys()].flatMap((name) => {
    const there = contents[name] ?? new Map<string, Stored>();
    const ids = expected.get(name) ?? new Set();
    const missing = [...ids].filter((id) => !there.has(id)).map((id) => `${name} lacks ${id}`);
    return [
      ...missing,
      ...[...there.keys()].filter((id) => !ids.has(id)).map((id) => `${name} has ${id} too much`),
    ];
  });
}

/**
 * Database → ids, worked out from the union of everything: town, audience, and departments that once belonged to it; what nobody can
 * place yet stays where it was sent.
 */
function expectedPlaces({ kit, contents, devices }: Ending): ReadonlyMap<string, ReadonlySet<string>> {
  const expected = new Map(Object.keys(contents).map((name) => [name, new Set<string>()]));
  const seen = new Map(devices.flatMap(({ entered }) => entered.map((one) => [one.event._id, one.seen])));
  for (const events of byCase(unionOf(contents)).values()) {
    const whole = replay(events, kit, Date.now());
    const received = receivers(kit, contents, events).filter((name) =>
      couldReceive(name, { kit, contents, events, seen }),
    );
    for (const { _id, grid } of events) {
      const homes = Object.keys(contents).filter((name) => contents[name]?.has(_id) === true);
      const audience = whole === null ? homes : grid === whole.grid ? [...whole.audience, ...received] : [];
      for (const name of [...audience, 'town'])
        expected.set(name, (expected.get(name) ?? new Set()).add(_id));
    }
  }
  return expected;
}

/** Departments and persons that a hub brought the case to: they have an event that they cannot have sent themselves. */
function receivers(kit: Kit, contents: Contents, events: readonly CaseEvent[]): readonly string[] {
  return Object.keys(contents).filter(
    (name) =>
      ['unit', 'person'].includes(databaseKind(name) ?? '') &&
      events.some((event) => contents[name]?.has(event._id) === true && ownerDatabase(kit, event) !== name),
  );
}

/**
 * Whether the case belonged to the department at some moment, before an event that came late took that back: with what the author of
 * some event knew, with what had come in up to some moment, or without some one event.
 */
function couldReceive(
  name: string,
  {
    kit,
    contents,
    events,
    seen,
  }: Pick<Ending, 'kit' | 'contents'> & {
    readonly events: readonly CaseEvent[];
    readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  },
): boolean {
  const place = ({ _id }: CaseEvent): number => contents['town']?.get(_id)?.place ?? Infinity;
  const arrived = [...events].sort((a, b) => place(a) - place(b));
  const moments = [
    ...events.map(({ _id: last }) =>
      events.filter(({ _id }) => _id === last || seen.get(last)?.has(_id) === true),
    ),
    ...arrived.map((_, last) => arrived.slice(0, last + 1)),
    ...events.map((without) => events.filter((event) => event !== without)),
  ];
  return moments.some((some) => replay(some, kit, Date.now())?.audience.includes(name) === true);
}

/** One revision, the same everywhere, saying what its author entered. */
function onceAndUnchanged({ contents, devices }: Ending): readonly string[] {
  const entered = new Map(
    devices.flatMap((device) => device.entered.map(({ event }) => [event._id, event] as const)),
  );
  const first = new Map<string, Stored>();
  return Object.entries(contents).flatMap(([name, events]) =>
    [...events].flatMap(([id, stored]) => {
      const other = first.get(id) ?? stored;
      first.set(id, other);
      const faults: string[] = [];
      if (stored.revisions.length !== 1)
        faults.push(`${name} has ${id} in ${stored.revisions.join(' and ')}`);
      if (!equalJson(contentOf(other), contentOf(stored)))
        faults.push(`${name} has another ${id} than others`);
      const { _attachments: _files, ...said } = stored.event;
      const wrote = entered.get(id);
      if (wrote === undefined || !same(wrote, said)) faults.push(`${name} has ${id} not as it was entered`);
      return faults;
    }),
  );
}

/** What the server said yes to is there. */
function acknowledgedOnes({ acknowledged, contents }: Ending): readonly string[] {
  return [...acknowledged]
    .filter((id) => contents['town']?.has(id) !== true)
    .map((id) => `acknowledged and lost: ${id}`);
}

/** The list cache says what the events do. */
function listed({ kit, contents, summaries }: Ending): readonly string[] {
  const events = [...(contents['town']?.values() ?? [])].map(({ event }) => event);
  return [...byCase(events)].flatMap(([caseId, ofCase]) => {
    const whole = replay(ofCase, kit, Date.now());
    const summary = summaries.get(caseId);
    const right =
      whole === null
        ? summary === undefined
        : same({ head: summary?.head, states: summary?.states }, { head: whole.head, states: whole.states });
    return right ? [] : [`the list cache is wrong about ${caseId}`];
  });
}

/** A device has and folds what the server has; what was entered on it is there, or refused with its reason. */
async function onDevice(ending: Ending, device: Device): Promise<readonly string[]> {
  const here = await storedOn(device);
  const faults = [
    ...settled(ending, device),
    ...mirrored(ending, device, here),
    ...folded(ending, device, here),
  ];
  return faults.map((fault) => `${device.id}: ${fault}`);
}

/** Database → events on the device, without those that the server would not take. */
async function storedOn(device: Device): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
  const { notTaken } = device.sync.status();
  const stored = new Map<string, readonly CaseEvent[]>();
  for (const [name, local] of Object.entries(device.locals)) {
    const { rows } = await local.allDocs({ include_docs: true, startkey: 'e/', endkey: 'e/\uffff' });
    const events = rows.flatMap(({ doc }) =>
      doc === undefined || notTaken.has(doc._id) ? [] : [toEvent(doc)],
    );
    stored.set(name, events);
  }
  return stored;
}

/** Nothing that was entered is lost: it is stored at the server, or refused with a reason, and nothing waits any more. */
function settled({ contents }: Ending, device: Device): readonly string[] {
  const { refused, waiting } = device.sync.status();
  const faults = [...waiting].map((id) => `${id} still waits to be sent`);
  for (const { event: id, code, reason } of refused) {
    if (code === 'refused' || Object.values(reason).join('') === '')
      faults.push(`${id} is refused without a reason`);
    if (Object.values(contents).some((events) => events.has(id))) faults.push(`${id} is refused and stored`);
  }
  const isRefused = new Set(refused.map(({ event }) => event));
  const lost = device.entered.filter(
    ({ event, database }) => !isRefused.has(event._id) && contents[database]?.has(event._id) !== true,
  );
  return [...faults, ...lost.map(({ event }) => `${event._id} is lost`)];
}

/** Every local database has what the remote one has. */
function mirrored(
  { contents }: Ending,
  device: Device,
  here: ReadonlyMap<string, readonly CaseEvent[]>,
): readonly string[] {
  return device.names.flatMap((name) => {
    const there = contents[name] ?? new Map<string, Stored>();
    const ids = new Set((here.get(name) ?? []).map(({ _id }) => _id));
    const state = device.sync.status().databases[name] ?? 'unknown';
    const missing = [...there.keys()]
      .filter((id) => !ids.has(id))
      .map(
        (id) =>
          `${name} (${state}) lacks ${id}, number ${String(there.get(id)?.place)} of ${String(there.size)}`,
      );
    return [
      ...missing,
      ...[...ids].filter((id) => !there.has(id)).map((id) => `${name} has ${id}, the server not`),
    ];
  });
}

/** It folds the same cases with the same verdicts as the server does over all the databases. */
function folded(
  { kit, contents }: Ending,
  { names }: Device,
  here: ReadonlyMap<string, readonly CaseEvent[]>,
): readonly string[] {
  const mine = byCase(once([...here.values()].flat()));
  const there = names.flatMap((name) => [...(contents[name]?.values() ?? [])].map(({ event }) => event));
  const cases = new Set([...mine.keys(), ...there.map((event) => event.case)]);
  const inTown = byCase([...(contents['town']?.values() ?? [])].map(({ event }) => event));
  const now = Date.now();
  return [...cases].flatMap((caseId) => {
    const seen = replay(mine.get(caseId) ?? [], kit, now);
    const all = (inTown.get(caseId) ?? []).filter(({ grid }) => seen === null || grid === seen.grid);
    return seen === null || same(seen, replay(all, kit, now)) ? [] : [`folds another case ${caseId}`];
  });
}

function once(events: readonly CaseEvent[]): readonly CaseEvent[] {
  return [...new Map(events.map((event) => [event._id, event])).values()];
}

/** All that a document says, files by their digests. */
function contentOf({ doc }: Stored): JsonValue {
  const files = Object.entries(
    (doc['_attachments'] ?? {}) as Readonly<Record<string, { readonly digest?: string }>>,
  );
  const digests = Object.fromEntries(files.map(([name, { digest = '' }]) => [name, digest]));
  return JSON.parse(JSON.stringify({ ...doc, _attachments: digests })) as JsonValue;
}

/** Every event once. */
function unionOf(contents: Contents): readonly CaseEvent[] {
  const events = Object.entries(contents).flatMap(([name, stored]) => {
    return databaseKind(name) === undefined
      ? []
      : [...stored.values()].map(({ event }) => [event._id, event] as const);
  });
  return [...new Map(events).values()];
}

function byCase(events: readonly CaseEvent[]): ReadonlyMap<string, readonly CaseEvent[]> {
  const cases = new Map<string, CaseEvent[]>();
  for (const event of events) {
    const known = cases.get(event.case) ?? [];
    known.push(event);
    cases.set(event.case, known);
  }
  return cases;
}

/** Without the files, of which a device and the server keep other marks. */
function bare(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (key, part: unknown) => (key === '_attachments' ? undefined : part)),
  ) as unknown;
}

function same(a: unknown, b: unknown): boolean {
  const json = (value: unknown): JsonValue => bare(value) as JsonValue;
  return equalJson(json(a), json(b));
}
