/** Prevents: a printed document with a blank where a name was misspelt, or with markup that is not ours (SPEC D). */
import { equalJson, type Problem } from '#core/base';
import type { Kit } from '#core/model';
import { type Names, templateNames, templateProblems } from '#core/print';
import type { TownCheck } from '../Check.ts';

export const templates: TownCheck = (kit) =>
  Object.entries(kit.templates).flatMap(([name, source]) => {
    const users = namesFor(kit, name);
    const found =
      users.length === 0
        ? templateProblems(source, name)
        : users.flatMap((names) => templateProblems(source, name, names));
    return distinct(found);
  });

/** What the template may name, once for each flow that prints it. `sheet.en` is the English sister of `sheet`. */
function namesFor(kit: Kit, template: string): readonly Names[] {
  const stem = template.replace(/\..*$/, '');
  const flows = Object.values(kit.flows).filter(({ prints }) =>
    Object.values(prints ?? {}).some((print) => print.template === template || print.template === stem),
  );
  return flows.flatMap(({ id }) => templateNames(kit, id) ?? []);
}

/** Two flows that print one template find the same faults in it. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    (problem, index) => !problems.slice(0, index).some((before) => equalJson({ ...before }, { ...problem })),
  );
}
