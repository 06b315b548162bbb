import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Device } from './Device.ts';
import { DEVICE, FaultProxy } from './FaultProxy.ts';
import { faultsOf } from './judge.ts';
import { holdingsOf } from './people.ts';
import { planOf, type Schedule, type Size } from './plan.ts';
import { readContents } from './readContents.ts';
import { Rng } from './Rng.ts';
import { ServerProcess } from './ServerProcess.ts';
import type { Stage } from './Stage.ts';

/** How long all may take to become calm after the last fault, ms. Only a failure ever takes so long. */
const PATIENCE = 120_000;

/** So many acts a device may be ahead of another one that has something to do. */
const LEAD = 5;

export interface Outcome {
  readonly seed: number;
  /** What is wrong at the end; nothing when the promises held. */
  readonly faults: readonly string[];
  readonly events: number;
  /** How many of them the department's device entered. */
  readonly byUnit: number;
  readonly refused: number;
  readonly serverKills: number;
  readonly hubKills: number;
  /** What happened to requests, and how often. */
  readonly network: Readonly<Record<string, number>>;
}

/** Plays schedules one after the other; a server process serves until one of them kills it. */
export class Runner {
  readonly #stage: Stage;
  #process: ServerProcess | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Plays the schedule of one seed and says what was wrong at its end. */
  async run(seed: number, size: Size): Promise<Outcome> {
    const dataDir = await this.#stage.newDirectory();
    const play = new Play(this.#stage, planOf(seed, size), dataDir, this.#process);
    try {
      return await play.run();
    } finally {
      this.#process = await play.end();
      await rm(dataDir, { recursive: true, force: true });
    }
  }

  async end(): Promise<void> {
    await this.#process?.kill();
  }
}

class Play {
  readonly #stage: Stage;
  readonly #plan: Schedule;
  readonly #dataDir: string;
  readonly #proxy: FaultProxy;
  readonly #devices: Device[] = [];
  #process: ServerProcess | undefined;
  #done = 0;
  /** By place of the device: how many of its acts are done. */
  readonly #progress: number[];
  /** Places of the devices that are through. */
  readonly #through = new Set<number>();
  #courteousUntil: number | undefined;
  /** Places of the devices that have nothing to do. */
  readonly #idle = new Set<number>();
  #killed = { 'kill-server': 0, 'kill-hub': 0, 'second-hub': 0 };
  /** What the server is told, one after the other. */
  #orders: Promise<void> = Promise.resolve();

  constructor(stage: Stage, plan: Schedule, dataDir: string, process: ServerProcess | undefined) {
    this.#stage = stage;
    this.#plan = plan;
    this.#dataDir = dataDir;
    this.#process = process;
    this.#progress = plan.devices.map(() => 0);
    this.#proxy = new FaultProxy(new Rng(plan.seed ^ 0x5eed), plan.faults);
  }

  async run(): Promise<Outcome> {
    await this.#openServer();
    const url = await this.#proxy.start();
    for (const device of this.#plan.devices.map((_, place) => this.#deviceAt(place, url))) {
      this.#devices.push(device);
      await device.open();
    }
    await Promise.all(this.#devices.map((device, place) => this.#live(device, place)));
    await this.#orders;
    await this.#proxy.heal();
    const faults = await this.#calm();
    return {
      seed: this.#plan.seed,
      faults,
      events: this.#devices.reduce((sum, { entered }) => sum + entered.length, 0),
      byUnit: this.#devices.reduce(
        (sum, { entered, options }) => sum + (options.person === 'unit' ? entered.length : 0),
        0,
      ),
      refused: this.#devices.reduce((sum, { sync }) => sum + sync.status().refused.length, 0),
      serverKills: this.#killed['kill-server'],
      hubKills: this.#killed['kill-hub'],
      network: this.#proxy.counts,
    };
  }

  /** Closes everything. Gives back the process if it still may serve another schedule. */
  async end(): Promise<ServerProcess | undefined> {
    for (const device of this.#devices) await device.end();
    await this.#proxy.close();
    const closed = await this.#process?.ask({ do: 'close' }).catch(() => undefined);
    if (closed !== undefined) return this.#process;
    await this.#process?.kill();
    return undefined;
  }

  #deviceAt(place: number, url: string): Device {
    const { kit, places, samples, cookies } = this.#stage;
    const { person, clock } = this.#plan.devices[place]!;
    const id = `device-${String(place)}`;
    const throughFaults: typeof fetch = async (address, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookies[person] ?? '');
      headers.set(DEVICE, id);
      const response = await fetch(address, { ...init, headers });
      // On Node PouchDB asks for a Buffer, which is a method of node-fetch only.
      return Object.assign(response, { buffer: async () => Buffer.from(await response.arrayBuffer()) });
    };
    const rng = new Rng(this.#plan.seed * 31 + place);
    const holdings = holdingsOf(kit, places, person);
    return new Device({
      id,
      person,
      holdings,
      kit,
      samples,
      rng,
      clock,
      fetch: throughFaults,
      url,
      scene: places.grid,
      isAwaited: () => this.#idle.size > 0,
    });
  }

  async #live(device: Device, place: number): Promise<void> {
    for (const step of this.#plan.devices[place]?.steps ?? []) {
      if (step === 'offline') this.#proxy.offline.add(device.id);
      else if (step === 'online') this.#goOnline(device);
      else if (step === 'reopen') {
        device.close();
        await device.open();
      } else {
        await this.#turn(place);
        await this.#actOrWait(device, place);
        this.#progress[place]! += 1;
        this.#done += 1;
        this.#befall();
        // The others have their turn, and what was sent its way; while somebody waits for work it needs time to get there.
        await pause(this.#idle.size > 0 ? 50 : 5);
      }
    }
    this.#through.add(place);
  }

  /** Nobody is through while another has hardly begun: who is ahead waits for those that have something to do. */
  async #turn(place: number): Promise<void> {
    const isAhead = (): boolean =>
      this.#progress.some((done, other) => this.#isAtIt(other) && done + LEAD < (this.#progress[place] ?? 0));
    for (let looks = 0; isAhead() || this.#isCourteous(place); looks += 1) {
      // What it has for the other one is to get there.
      if (looks % 100 === 0 && this.#idle.size > 0) this.#goOnline(this.#devices[place]!);
      await pause(10);
    }
  }

  #isCourteous(place: number): boolean {
    const half = (this.#plan.devices[place]?.steps.length ?? 0) / 2;
    if (this.#idle.size === 0 || (this.#progress[place] ?? 0) < half) return false;
    this.#courteousUntil ??= Date.now() + this.#plan.courtesy;
    return Date.now() < this.#courteousUntil;
  }

  /** A department has nothing to do before something was dispatched to it: it looks for a network and waits while others are at it. */
  async #actOrWait(device: Device, place: number): Promise<void> {
    if (await device.act()) return;
    this.#idle.add(place);
    for (let looks = 0; this.#progress.some((_, other) => this.#isAtIt(other)); looks += 1) {
      if (looks % 20 === 0) this.#goOnline(device);
      await pause(50);
      if (await device.act()) break;
    }
    this.#idle.delete(place);
  }

  /** The app tries at once when the network is back, and when its person asks it to. */
  #goOnline(device: Device): void {
    this.#proxy.offline.delete(device.id);
    device.sync.retry();
  }

  #isAtIt(place: number): boolean {
    return !this.#through.has(place) && !this.#idle.has(place);
  }

  /** What the plan has for the server at this point; the devices do not wait for it. */
  #befall(): void {
    for (const step of this.#plan.server) {
      if (step.after !== this.#done - 1) continue;
      this.#killed[step.do] += 1;
      this.#orders = this.#orders.then(async () => {
        if (step.do === 'kill-server') {
          await this.#process?.kill();
          await this.#openServer();
        } else
          await this.#process?.ask(
            step.do === 'kill-hub' ? { do: 'kill-hub', steps: step.steps } : { do: 'second-hub' },
          );
      });
    }
  }

  async #openServer(): Promise<void> {
    this.#proxy.upstream = undefined;
    if (this.#process === undefined || !this.#process.isAlive) this.#process = await ServerProcess.start();
    this.#proxy.upstream = (await this.#process.ask({ do: 'open', dataDir: this.#dataDir })) as number;
  }

  /** Until nothing is wrong any more, or for as long as patience lasts: then what is wrong stays so. */
  async #calm(): Promise<readonly string[]> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      for (const { sync } of this.#devices) sync.retry();
      await this.#sent();
      const reported = (await this.#process?.ask({ do: 'settle' })) as readonly string[];
      const { kit, places } = this.#stage;
      const existing = await readdir(join(this.#dataDir, 'db'));
      const ending = await readContents(kit, places, existing, (as, path, body) => this.#ask(as, path, body));
      const { acknowledged } = this.#proxy;
      const faults = await faultsOf({ ...ending, kit, devices: this.#devices, acknowledged });
      if (faults.length === 0 || Date.now() > end) return [...faults, ...reported];
      await pause(100);
    }
  }

  /** Until no device has anything to send, or for a while: before that there is no need to look at everything. */
  async #sent(): Promise<void> {
    for (let looks = 0; looks < 20; looks += 1) {
      if (this.#devices.every(({ sync }) => sync.status().waiting.size === 0)) return;
      await pause(50);
    }
  }

  /** Past the faults. Rejects for an account that the town does not have. */
  async #ask(as: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${String(this.#proxy.upstream)}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie: this.#stage.cookies[as] ?? '', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
    return response.json();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
