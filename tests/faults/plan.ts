import { Rng } from './Rng.ts';
import { FOURTH, type PersonName } from './people.ts';

/** What happens on one device, in order. */
export type DeviceStep =
  /** Somebody does something. */
  | 'act'
  /** The network is gone, and back. */
  | 'offline'
  | 'online'
  /** The app is closed in the middle of whatever it does, and opened again over what is stored. */
  | 'reopen';

/** What happens to the server when so many acts were done. */
export interface ServerStep {
  readonly after: number;
  readonly do: 'kill-server' | 'kill-hub' | 'second-hub';
  /** For `kill-hub`: the hub dies before or after its so-many-th next step, wherever that is. */
  readonly steps: number;
}

export interface Schedule {
  readonly seed: number;
  readonly devices: readonly {
    readonly person: PersonName;
    readonly steps: readonly DeviceStep[];
    /** How wrong its clock is, ms. */
    readonly clock: number;
  }[];
  readonly server: readonly ServerStep[];
  /** Share of the requests that something happens to. */
  readonly faults: number;
  readonly courtesy: number;
}

export interface Size {
  readonly acts: number;
  /** Of the schedules, how many kill the server at all. */
  readonly serverKills: number;
  /** How long the others leave the second half of their acts for a department that has nothing to do yet, ms; once in a schedule. */
  readonly courtesy: number;
}

/** What the seed decides beforehand. What each act is depends on what its device knows then. */
export function planOf(seed: number, { acts, serverKills, courtesy }: Size): Schedule {
  const rng = new Rng(seed);
  const people: readonly PersonName[] = ['worker', 'center', 'unit', rng.pick(FOURTH) ?? 'chief'];
  const devices = people.map((person) => ({
    person,
    steps: deviceSteps(rng.branch(), acts),
    clock: rng.chance(0.5) ? 0 : rng.between(-240_000, 240_000),
  }));
  const total = acts * devices.length;
  const server: ServerStep[] = [];
  if (rng.chance(serverKills))
    for (let kills = rng.between(1, 2); kills > 0; kills -= 1)
      server.push({ after: rng.below(total), do: 'kill-server', steps: 0 });
  for (let kills = rng.between(0, 3); kills > 0; kills -= 1)
    server.push({ after: rng.below(total), do: 'kill-hub', steps: rng.below(40) });
  if (rng.chance(0.4)) server.push({ after: rng.below(total), do: 'second-hub', steps: 0 });
  server.sort((a, b) => a.after - b.after);
  return { seed, devices, server, faults: rng.chance(0.15) ? 0 : rng.next() * 0.5, courtesy };
}

function deviceSteps(rng: Rng, acts: number): readonly DeviceStep[] {
  const steps: DeviceStep[] = [];
  let offline = false;
  for (let done = 0; done < acts; done += 1) {
    if (rng.chance(0.08)) {
      steps.push(offline ? 'online' : 'offline');
      offline = !offline;
    }
    if (rng.chance(0.04)) steps.push('reopen');
    steps.push('act');
  }
  return steps;
}
