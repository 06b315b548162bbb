import { inLanguage, type Language } from '#core';
import { sayCondition } from '#core/calc';
import { toJson, type Draft, type Tree } from '#designer/edit';
import { titleOf, type Item } from '#designer/form';
import { questionNamed, valueWords } from './questions.ts';

/** A condition about the data of a holder in words, without its full stop. */
export function conditionSentence(
  draft: Draft,
  form: string,
  { holder, condition }: { readonly holder: Item; readonly condition: Tree },
  language: Language,
): string {
  return sayCondition(toJson(condition), [], {
    language,
    field: (steps) => {
      const item = questionNamed(holder, steps);
      const title =
        item === undefined ? (steps.at(-1) ?? '') : inLanguage(titleOf(draft, form, item), language);
      return `“${title}”`;
    },
    value: (steps, value) => valueWords(draft, questionNamed(holder, steps), value, language),
    table: (id) => `“${id}”`,
  });
}
