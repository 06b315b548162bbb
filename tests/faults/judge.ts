import { equalJson } from '#core/base';
import type { JsonValue } from '#core/base';
import { databaseKind } from '#core/door';
import type { CaseEvent, Kit } from '#core/model';
import { replay } from '#core/replay';
import { toEvent } from '../../runtime/store/pouchDocument.ts';
import type { Device } from './Device.ts';

/** A document as the server gives it, with every revision that it has. */
export interface Stored {
  readonly event: CaseEvent;
  readonly revisions: readonly string[];
  readonly doc: Readonly<Record<string, unknown>>;
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
function rightPlaces({ kit, contents }: Ending): readonly string[] {
  const expected = new Map(Object.keys(contents).map((name) => [name, new Set<string>()]));
  const homes = new Map<string, readonly string[]>();
  for (const [name, events] of Object.entries(contents))
    for (const id of events.keys()) homes.set(id, [...(homes.get(id) ?? []), name]);
  for (const events of byCase(unionOf(contents)).values()) {
    const whole = replay(events, kit, Date.now());
    for (const { _id, grid } of events) {
      expected.get('town')?.add(_id);
      for (const name of grid === whole?.grid ? whole.audience : []) expected.get(name)?.add(_id);
    }
    // An event that nobody can place yet stays where its author sent it.
    if (whole === null)
      for (const { _id } of events) for (const name of homes.get(_id) ?? []) expected.get(name)?.add(_id);
  }
  return [...expected].flatMap(([name, ids]) => {
    const there = contents[name] ?? new Map<string, Stored>();
    const missing = [...ids].filter((id) => !there.has(id)).map((id) => `${name} lacks ${id}`);
    return [
      ...missing,
      ...[...there.keys()].filter((id) => !ids.has(id)).map((id) => `${name} has ${id} too much`),
    ];
  });
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
async function onDevice({ kit, contents }: Ending, device: Device): Promise<readonly string[]> {
  const faults: string[] = [];
  const status = device.sync.status();
  const refused = new Map(status.refused.map((one) => [one.event, one]));
  if (status.waiting.size > 0)
    faults.push(`${device.id} still waits to send ${[...status.waiting].join(', ')}`);
  for (const [id, { code, reason }] of refused) {
    if (code === 'refused' || Object.values(reason).join('') === '')
      faults.push(`${device.id}: ${id} is refused without a reason`);
    if (Object.values(contents).some((events) => events.has(id)))
      faults.push(`${device.id}: ${id} is refused and stored`);
  }
  for (const { event, database } of device.entered) {
    if (!refused.has(event._id) && contents[database]?.has(event._id) !== true)
      faults.push(`${device.id}: ${event._id} is lost`);
  }
  const here = new Map<string, CaseEvent>();
  for (const [name, local] of Object.entries(device.locals)) {
    const { rows } = await local.allDocs({ include_docs: true, startkey: 'e/', endkey: 'e/\uffff' });
    const events = rows.flatMap(({ doc }) =>
      doc === undefined || refused.has(doc._id) ? [] : [toEvent(doc)],
    );
    for (const event of events) here.set(event._id, event);
    const there = contents[name] ?? new Map<string, Stored>();
    const ids = new Set(events.map(({ _id }) => _id));
    for (const id of there.keys()) if (!ids.has(id)) faults.push(`${device.id}: ${name} lacks ${id}`);
    for (const id of ids)
      if (!there.has(id)) faults.push(`${device.id}: ${name} has ${id}, which the server has not`);
  }
  const there = device.names.flatMap((name) =>
    [...(contents[name]?.values() ?? [])].map(({ event }) => event),
  );
  const server = byCase([...new Map(there.map((event) => [event._id, event])).values()]);
  for (const [caseId, events] of byCase([...here.values()])) {
    const now = Date.now();
    const seen = replay(events, kit, now);
    if (!same(seen, replay(server.get(caseId) ?? [], kit, now)))
      faults.push(`${device.id} folds another case ${caseId}`);
    // Who has all databases of a case's audience sees the same verdicts as the town: it has all the events.
    const inTown = replay(
      [...(contents['town']?.values() ?? [])]
        .map(({ event }) => event)
        .filter((event) => event.case === caseId && event.grid === seen?.grid),
      kit,
      now,
    );
    if (seen !== null && !same(bare(seen.timeline), bare(inTown?.timeline)))
      faults.push(`${device.id} and the town differ about ${caseId}`);
  }
  return faults;
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
