import { useState, type ReactNode } from 'react';
import { useDeskState } from '#designer/desk';
import { outlineOf, shownOf, type Item } from '#designer/form';
import { useWords } from '#designer/words';
import { Button } from '#react';
import { ConditionSheet } from './ConditionSheet.tsx';
import { conditionSentence } from './conditionSentence.ts';
import { holdersOf } from './questions.ts';

/** In the settings of a question: when it is asked, in a sentence, and the way to change it. */
export function ConditionButton({ item }: { readonly item: Item }): ReactNode {
  const { t, language } = useWords();
  const { work, form = '' } = useDeskState();
  const [open, setOpen] = useState(false);
  const outline = outlineOf(work.draft, form);
  if (outline === undefined || item.pointer === '') return null;
  const { shown } = item;
  const holder = shown && holdersOf(outline, item).find(({ inside }) => inside === shown.holder);
  const sentence =
    shown === undefined || holder === undefined
      ? undefined
      : conditionSentence(work.draft, form, { holder, condition: shown.condition }, language);
  return (
    <section className="condition-now">
      <h3>{t('condition')}</h3>
      <p className="small">
        {shownOf(item) === undefined || sentence === undefined
          ? t('shown.always')
          : t('condition.when', { sentence })}
      </p>
      <Button icon="filter" onClick={() => setOpen(true)}>
        {t('condition.change')}
      </Button>
      {open && <ConditionSheet item={item} outline={outline} onClose={() => setOpen(false)} />}
    </section>
  );
}
