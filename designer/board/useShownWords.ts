import { useDeskState } from '#designer/desk';
import { answersOf, findItem, outlineOf, shownOf, type Item } from '#designer/form';
import { useWords } from '#designer/words';
import { useTitles } from './useParts.ts';

/** Says when a part is asked, in the language of the page; undefined where it is asked always. */
export function useShownWords(): (item: Item) => string | undefined {
  const { t, words } = useWords();
  const { work, form = '' } = useDeskState();
  const titles = useTitles(work.draft, form);
  const outline = outlineOf(work.draft, form);
  return (item) => {
    const when = shownOf(item);
    if (when === undefined) return undefined;
    const question = when === 'otherwise' ? undefined : outline && findItem(outline, when.question);
    if (when === 'otherwise' || question === undefined) return t('shown.otherwise');
    const answers = answersOf(work.draft, question);
    const said = when.values.map((value) => {
      const title = answers.find((one) => one.value === value)?.title;
      return title === undefined ? String(value) : words(title);
    });
    return t('shown.when', { question: titles(question), answers: said.join(t('shown.or')) });
  };
}
