/** Prevents: a rule of a form that is believed to hold but that neither the phone nor the database checks. */
import { isObject, joinPointer, own } from '#core/base';
import { subsetProblems, type SubsetProblem } from '#core/condition';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';

/** References are followed when the kit is loaded; what they lead to is checked where it is written. */
const FOLLOWED = ['$ref', '$defs', 'definitions'];

export const keywords: FormCheck = ({ form, schemaFile }) => {
  const found: SubsetProblem[] = [...subsetProblems(form.source)];
  for (const name of ['$defs', 'definitions']) {
    const definitions = own(form.source, name);
    if (!isObject(definitions)) continue;
    for (const [key, schema] of Object.entries(definitions)) {
      const place = joinPointer([name, key]);
      for (const problem of subsetProblems(schema))
        found.push({ ...problem, pointer: place + problem.pointer });
    }
  }
  return found
    .filter(({ keyword }) => !FOLLOWED.includes(keyword))
    .map(({ keyword, pointer, reason }) =>
      checkProblem(
        reason === 'unknown' ? 'form.keyword-advanced' : 'form.keyword-malformed',
        schemaFile,
        pointer,
        { keyword },
      ),
    );
};
