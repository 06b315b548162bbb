import { ulid } from 'ulid';
import type { JsonValue } from '#core/base';
import { getAt } from '#core/base';
import type { Case, CaseEvent, Holding, Kit } from '#core/model';
import { flowTable } from '#core/flow';
import { newEvent } from '#core/replay';
import { decide, ownerDatabase } from '#core/rules';
import type { Intent } from '#core/rules';
import { createCaseIndex, createPouchStore, databasesOf } from '#store';
import type { CaseIndex, EventDatabase, EventStore, NewFile } from '#store';
import { startSync } from '#sync';
import type { SyncHandle } from '#sync';
import { PHOTO, Pouch } from '../server/harness.ts';
import type { Rng } from './Rng.ts';
import { keyOf } from './samples.ts';
import type { Sample } from './samples.ts';

export interface DeviceOptions {
  readonly id: string;
  readonly person: string;
  readonly holdings: readonly Holding[];
  readonly kit: Kit;
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  readonly rng: Rng;
  /** Wrong by so many ms. */
  readonly clock: number;
  /** A fetch that reaches the server by way of the faults. */
  readonly fetch: typeof fetch;
  readonly url: string;
  /** The grid in which most happens. */
  readonly scene: string;
  /** Whether somebody has nothing to do until a case is given to them. */
  readonly isAwaited: () => boolean;
}

/** An event that was entered, and where. */
export interface Entered {
  readonly event: CaseEvent;
  readonly database: string;
  /** Ids of the events of the case that its author knew of. */
  readonly seen: ReadonlySet<string>;
}

let opened = 0;

/** A simulated device: the real store, outbox and synchronisation over PouchDB in memory, and a person who acts at random. */
export class Device {
  readonly options: DeviceOptions;
  readonly names: readonly string[];
  /** Everything that its person entered, in order. */
  readonly entered: Entered[] = [];
  readonly locals: Readonly<Record<string, EventDatabase>>;
  readonly #store: EventStore;
  /** What its person sees, as in the app. */
  readonly #index: CaseIndex;
  #sync: SyncHandle | undefined;

  constructor(options: DeviceOptions) {
    this.options = options;
    this.names = databasesOf(options.kit, options);
    opened += 1;
    this.locals = Object.fromEntries(
      this.names.map((name) => [
        name,
        new Pouch(`device-${String(opened)}-${name}`, { adapter: 'memory' }) as unknown as EventDatabase,
      ]),
    );
    this.#store = createPouchStore({ databases: this.locals });
    this.#index = createCaseIndex(
      this.#store,
      () => options.kit,
      () => this.#now(),
    );
  }

  get id(): string {
    return this.options.id;
  }

  get sync(): SyncHandle {
    if (this.#sync === undefined) throw new Error(`${this.id} is not open`);
    return this.#sync;
  }

  async open(): Promise<void> {
    const { id, fetch, url } = this.options;
    const pairs = Object.fromEntries(
      this.names.map((name) => {
        const options = { fetch, skip_setup: true } as PouchDB.HttpAdapter.HttpAdapterConfiguration;
        const remote = quietly(new Pouch(`${url}/${name}`, options) as unknown as EventDatabase);
        return [name, { local: this.locals[name]!, remote }];
      }),
    );
    this.#sync = await startSync({ pairs, device: id, clock: () => this.#now() });
  }

  /** The app is gone, whatever it was doing; what it stored is not. */
  close(): void {
    this.#sync?.stop();
    this.#sync = undefined;
  }

  async end(): Promise<void> {
    this.close();
    this.#index.close();
    for (const local of Object.values(this.locals)) await local.destroy();
  }

  /** Somebody does something that seems possible to them, now and then something that is not. False when there is nothing to do. */
  async act(): Promise<boolean> {
    const { rng } = this.options;
    this.#index.leaveOut(this.sync.status().notTaken);
    const cases = this.#index.cases();
    // Most hands are on the same few cases: that is where things meet.
    const open = cases.filter(({ tags }) => !tags.includes('closed'));
    if (this.options.isAwaited() && rng.chance(0.7) && (await this.#giveOut(open))) return true;
    if (cases.length === 0 || rng.chance(0.15)) return this.#openCase();
    const seen = rng.pick(rng.chance(0.8) ? open.slice(0, 4) : cases);
    if (seen !== undefined && (await this.#actOn(seen, this.#actsOf(seen), rng.chance(0.08)))) return true;
    return this.#openCase();
  }

  /** Takes some case further to a department: without that its device would have nothing to do. */
  async #giveOut(open: readonly Case[]): Promise<boolean> {
    const { kit, rng } = this.options;
    for (const seen of rng.shuffled(open)) {
      const acts = Object.keys(kit.flows[seen.flow]?.actions ?? {});
      const further = acts.filter(
        (act) => (seen.counts[act] ?? 0) === 0 && bringsUnitsIn(kit, seen.flow, act),
      );
      if (await this.#actOn(seen, further, false)) return true;
    }
    return false;
  }

  /**
   * @param acts the first of them that is possible
   * @param blindly without asking whether the state allows it
   */
  async #actOn(seen: Case, acts: readonly string[], blindly: boolean): Promise<boolean> {
    const { kit, rng, holdings, person } = this.options;
    for (const act of acts) {
      for (const { post, seat } of rng.shuffled(holdings)) {
        const intent = this.#intent(seen, act);
        if (intent === undefined) continue;
        const actor = { person, holdings, post, seat };
        const decision = decide(kit, seen.flow, actor, intent, seen);
        const may = decision.allow || (blindly && (decision.code === 'state' || decision.code === 'guard'));
        if (!may) continue;
        await this.#write(
          newEvent({ ...this.#stamp(), kit, flow: seen.flow, case: seen, caseId: seen.id, actor, intent }),
          seen.timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.event._id] : [])),
        );
        return true;
      }
    }
    return false;
  }

  /** Mostly what takes the case further and was not done yet first: a remark is possible in any state, and voiding ends it. */
  #actsOf({ flow, counts }: Case): readonly string[] {
    const { kit, rng } = this.options;
    const acts = rng.shuffled(Object.keys(kit.flows[flow]?.actions ?? {}).filter((act) => act !== 'open'));
    const isNew = (act: string): boolean => act !== 'void' && (counts[act] ?? 0) === 0;
    const further = acts.filter((act) => isNew(act) && isEventOfChart(kit, flow, act));
    return rng.chance(0.8) ? [...further, ...acts] : acts;
  }

  #intent(seen: Case, act: string): Intent | undefined {
    const { rng, samples } = this.options;
    const sample = rng.pick(samples.get(keyOf(seen.flow, act)) ?? []);
    if (sample === undefined) return undefined;
    const edits = sample.edits === undefined ? {} : { edits: this.#edits(seen, sample.edits) };
    return { act, ...sample, ...edits };
  }

  /** The values that the case has now, changed to something else than anybody put before. */
  #edits(seen: Case, edits: NonNullable<Sample['edits']>): NonNullable<Intent['edits']> {
    return edits.map(({ pointer, to }) => {
      const from: JsonValue | undefined = getAt(seen.record, pointer);
      const word =
        typeof to === 'string' && typeof from === 'string' && to === from ? `${to.slice(0, 20)}（再）` : to;
      return {
        pointer,
        ...(from === undefined ? {} : { from }),
        ...(word === undefined ? {} : { to: word }),
      };
    });
  }

  async #openCase(): Promise<boolean> {
    const { kit, rng, holdings, samples, person } = this.options;
    const flows = rng.shuffled(Object.keys(kit.flows));
    for (const flow of rng.chance(0.6) ? ['incident', ...flows] : flows) {
      for (const { post, seat } of rng.shuffled(holdings)) {
        const data = rng.pick(samples.get(keyOf(flow, 'open')) ?? [])?.data;
        const grid = rng.pick(this.#grids());
        if (data === undefined || grid === undefined) continue;
        const actor = { person, holdings, post, seat };
        const intent: Intent = { act: 'open', data, grid };
        if (!decide(kit, flow, actor, intent, null).allow) continue;
        const event = newEvent({
          ...this.#stamp(),
          kit,
          flow,
          case: null,
          caseId: ulid(this.#now(), () => rng.next()),
          actor,
          intent,
        });
        // What the app would never send; the door refuses it and the device keeps it with the reason.
        await this.#write(rng.chance(0.06) ? { ...event, data: {} } : event);
        return true;
      }
    }
    return false;
  }

  /** Who sits in no grid opens cases where the others work. */
  #grids(): readonly string[] {
    const own = this.names.flatMap((name) => /^grid-(.+)$/.exec(name)?.[1] ?? []);
    return own.length > 0 ? own : [this.options.scene];
  }

  #stamp(): { readonly id: string; readonly at: number; readonly device: string } {
    const { rng, id } = this.options;
    const at = this.#now();
    return { id: ulid(at, () => rng.next()), at, device: id };
  }

  #now(): number {
    return Date.now() + this.options.clock;
  }

  async #write(event: CaseEvent, seen: readonly string[] = []): Promise<void> {
    const { kit, rng } = this.options;
    const database = ownerDatabase(kit, event);
    if (database === undefined) throw new Error(`no database for ${event._id}`);
    const files: NewFile[] = namesOfPhotos(event.data).map((name) => ({
      name,
      type: 'image/jpeg',
      bytes: new Uint8Array([...PHOTO, ...new Array<number>(rng.below(4000)).fill(rng.below(256))]),
    }));
    this.entered.push({ event, database, seen: new Set(seen) });
    await this.#store.put(database, event, files);
  }
}

/**
 * After each batch PouchDB's replicator asks the source how much there is and forgets to say what to do when it is not told: in a
 * browser a line in the console, under Node the end of the process.
 */
function quietly(remote: EventDatabase): EventDatabase {
  const info = remote.info.bind(remote);
  type Info = PouchDB.Core.DatabaseInfo;
  class Quiet extends Promise<Info> {
    override then<A = Info, B = never>(
      done?: ((value: Info) => A | PromiseLike<A>) | null,
      failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
    ): Promise<A | B> {
      const next = Promise.resolve(super.then(done, failed));
      next.catch(() => undefined);
      return next;
    }
    static override get [Symbol.species](): PromiseConstructor {
      return Promise;
    }
  }
  remote.info = () =>
    new Quiet((resolve, reject) => {
      info().then(resolve, reject);
    });
  return remote;
}

function isEventOfChart(kit: Kit, flow: string, act: string): boolean {
  const found = kit.flows[flow];
  return found !== undefined && flowTable(found).acts.includes(act);
}

/** Whether the act gives the case to a department, or comes before the one that does: a case is taken on first. */
function bringsUnitsIn(kit: Kit, flow: string, act: string): boolean {
  const found = kit.flows[flow];
  const assigned = Object.keys(found?.actions[act]?.assigns ?? {});
  return act === 'accept' || assigned.some((party) => found?.parties[party]?.kind === 'unit');
}

/** Names of pictures anywhere in the data: each is a file that comes along. */
function namesOfPhotos(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^[^/]+\.jpe?g$/i.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesOfPhotos) : [];
}
