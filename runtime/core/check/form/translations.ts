/** Prevents: a form that is half Chinese for those who read it in another language, and translations of nothing. */
import { joinPointer, own } from '#core/base';
import { formWords } from '#core/form';
import { hintFor } from '#core/model';
import type { FormCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';

export const translations: FormCheck = ({ kit, form, schemaFile, uiFile }) => {
  const words = formWords(form.source, form.ui);
  const [, ...others] = kit.languages;
  return others.flatMap((language) => {
    const file = `forms/${form.id}/i18n/${language}.json`;
    const translated = own(form.texts, language) ?? {};
    const missing = [...words].filter(([pointer]) => own(translated, pointer) === undefined);
    const lost = Object.keys(translated).filter((pointer) => !words.has(pointer));
    return [
      ...missing.map(([pointer, text]) => {
        const inUi = pointer.startsWith('ui:');
        const params = { words: text, language, file, pointer };
        return checkProblem(
          'form.untranslated',
          inUi ? uiFile : schemaFile,
          pointer.replace(/^ui:/, ''),
          params,
        );
      }),
      ...lost.map((pointer) => {
        const params = { pointer, hint: hintFor(pointer, [...words.keys()]) };
        return checkProblem('form.text-nowhere', file, joinPointer([pointer]), params);
      }),
    ];
  });
};
