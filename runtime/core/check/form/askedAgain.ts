/** Prevents: asking for what a resident identity number says already (domain.md §2.2; 政务数据共享条例 forbids collecting again what is held). */
import { burdenOf } from '#core/burden';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { schemaPlace } from './calculations.ts';
import { writtenAt } from './fieldsOf.ts';

export const askedAgain: FormCheck = ({ kit, form, schemaFile }) =>
  burdenOf(kit, form.id)
    .known.filter(({ from }) => from === 'identity')
    .map(({ steps, title }) =>
      checkProblem('form.asked-again', schemaFile, writtenAt(form, schemaPlace(steps)), { name: title }),
    );
