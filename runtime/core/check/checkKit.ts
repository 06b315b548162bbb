import type { Problem } from '#core/base';
import type { Kit } from '#core/model';
import { flowSubject, formSubject } from './Check.ts';
import { CHECKS } from './checks.ts';

/** Everything that is wrong across the files of a kit, in the order of the checks. It adds to what `readKit` finds in each file. */
export function checkKit(kit: Kit): readonly Problem[] {
  const ofForms = Object.values(kit.forms).flatMap((form) => {
    const subject = formSubject(kit, form);
    return CHECKS.form.flatMap((check) => check(subject));
  });
  const ofFlows = Object.values(kit.flows).flatMap((flow) => {
    const subject = flowSubject(kit, flow);
    return CHECKS.flow.flatMap((check) => check(subject));
  });
  return [...CHECKS.town.flatMap((check) => check(kit)), ...ofForms, ...ofFlows];
}
