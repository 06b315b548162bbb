import type { JsonObject } from '#core/base';
import type { CaseEvent, Edit, Kit } from '#core/model';
import { runScenario } from '#core/scenario';
import { demoGrid, demoSeats } from '../../runtime/server/demo/demoSeats.ts';
import type { Places } from './people.ts';

/** What people of the scenarios entered for an act. */
export interface Sample {
  readonly data?: JsonObject;
  readonly edits?: readonly Edit[];
}

/** Flow and act → what was entered in the sample town's scenarios, each once. */
export function samplesOf(kit: Kit, { unit }: Places): ReadonlyMap<string, readonly Sample[]> {
  const samples = new Map<string, Map<string, Sample>>();
  for (const { flow, act, data: written, edits } of eventsOf(kit)) {
    const data = written === undefined ? undefined : withPeople(withUnit(kit, unit, written));
    const sample: Sample = {
      ...(data === undefined ? {} : { data }),
      ...(edits === undefined ? {} : { edits }),
    };
    const known = samples.get(keyOf(flow, act)) ?? new Map<string, Sample>();
    samples.set(keyOf(flow, act), known.set(JSON.stringify(sample), sample));
  }
  return new Map([...samples].map(([key, known]) => [key, [...known.values()]]));
}

/** Whichever unit it names: the one that has a device. */
function withUnit(kit: Kit, unit: string, data: JsonObject): JsonObject {
  const renamed = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' && Object.hasOwn(kit.units, value) ? unit : value,
  );
  return JSON.parse(renamed) as JsonObject;
}

/** Who is assessed has an account and a device, so that somebody reads what comes to them. */
function withPeople(data: JsonObject): JsonObject {
  const { assessed } = data;
  return assessed === undefined || assessed === 'worker' ? data : { ...data, assessed: 'center' };
}

export function keyOf(flow: string, act: string): string {
  return `${flow} ${act}`;
}

function eventsOf(kit: Kit): readonly CaseEvent[] {
  return Object.values(kit.flows).flatMap((flow) =>
    flow.scenarios.flatMap(
      (scenario, index) => runScenario(kit, flow.id, scenario, `s${String(index)}`).events,
    ),
  );
}

/** The grid and the unit in which the scenarios play. */
export function placesOf(kit: Kit): Places {
  const unit = demoSeats(kit).get('specialist')?.[0]?.seat ?? '';
  return { grid: demoGrid(kit), unit };
}
