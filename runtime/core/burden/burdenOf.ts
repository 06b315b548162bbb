import { own } from '#core/base';
import type { Kit } from '#core/model';
import { askedOf } from './askedOf.ts';
import type { Burden, Yearly } from './Burden.ts';
import { knownAgain } from './knownAgain.ts';
import { alternativeSeconds } from './alternativeSeconds.ts';
import { secondsOf } from './secondsOf.ts';

/** The burden of a form (SPEC B1). Zero in everything for a form that the kit does not have. */
export function burdenOf(kit: Kit, formId: string): Burden {
  const asked = askedOf(kit, formId);
  const filled = asked.filter(({ schema }) => own(schema, 'x-calc') === undefined);
  const required = filled.filter((field) => field.required);
  const answers = required.reduce((sum, { schema, times }) => sum + secondsOf(schema) * times, 0);
  const seconds = Math.ceil(answers + alternativeSeconds(required, filled));
  return {
    form: formId,
    fields: filled.length,
    required: required.length,
    seconds,
    known: knownAgain(kit, formId, filled),
    yearly: yearlyOf(kit, formId, seconds),
  };
}

/** From the volumes that the flows state: how often a case is opened, per grid, household or in the town. */
function yearlyOf(kit: Kit, formId: string, seconds: number): Yearly | null {
  const flows = Object.values(kit.flows).filter(
    ({ form, volume }) => form === formId && volume !== undefined,
  );
  if (flows.length === 0) return null;
  const grids = Object.values(kit.division.grids);
  const amounts = {
    grid: grids.length,
    household: grids.reduce((sum, { households }) => sum + households, 0),
    town: 1,
  };
  const times = flows.reduce(
    (sum, { volume }) => sum + (volume === undefined ? 0 : amounts[volume.per] * volume.yearly),
    0,
  );
  const minutes = Math.ceil((times * seconds) / 60);
  const workers = Math.max(1, grids.length);
  return { times: Math.ceil(times), workers, minutes, minutesPerWorker: Math.ceil(minutes / workers) };
}
