/** Prevents: a printed document with a blank where a name was misspelt, or with markup that is not ours (SPEC D). */
import { equalJson, type Problem } from '#core/base';
import type { Kit } from '#core/model';
import { type Names, templateNames, templateProblems } from '#core/print';
import type { TownCheck } from '../Check.ts';

export const templates: TownCheck = (kit) => {
  const names = new Map(Object.keys(kit.flows).map((flow) => [flow, templateNames(kit, flow)]));
  return Object.entries(kit.templates).flatMap(([template, source]) => {
    const known = flowsPrinting(kit, template).flatMap((flow) => names.get(flow) ?? []);
    if (known.length === 0) return templateProblems(source, template);
    return distinct(known.flatMap((one: Names) => templateProblems(source, template, one)));
  });
};

/** `sheet.en` is the English sister of `sheet`. */
function flowsPrinting(kit: Kit, template: string): readonly string[] {
  const stem = template.replace(/\..*$/, '');
  return Object.values(kit.flows)
    .filter(({ prints }) =>
      Object.values(prints ?? {}).some((print) => print.template === template || print.template === stem),
    )
    .map(({ id }) => id);
}

/** Two flows that print one template find the same faults in it. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    (problem, index) => !problems.slice(0, index).some((before) => equalJson({ ...before }, { ...problem })),
  );
}
