import { useState, type ReactNode } from 'react';
import { useDeskState } from '#designer/desk';
import {
  answersOf,
  decidersOf,
  outlineOf,
  setShown,
  shownOf,
  type AnswerValue,
  type Item,
} from '#designer/form';
import { useWords } from '#designer/words';
import { Button, Sheet } from '#react';
import { Pick } from './Pick.tsx';
import { useCommands } from './useCommands.ts';
import { useTitles } from './useParts.ts';

interface ShownSheetProps {
  readonly item: Item;
  readonly title: string;
  readonly onClose: () => void;
}

const ALWAYS = '';
/** No place in a schema is called so. */
const OTHERWISE = 'otherwise';

/** When a question is asked: always, or when another one has been answered so. */
export function ShownSheet({ item, title, onClose }: ShownSheetProps): ReactNode {
  const { t } = useWords();
  const { run } = useCommands();
  const { work, form = '' } = useDeskState();
  const titles = useTitles(work.draft, form);
  const outline = outlineOf(work.draft, form);
  const begun = chosenOf(item);
  const [{ looked, values }, setChosen] = useState(begun);
  const deciders = outline === undefined ? [] : decidersOf(outline, item);
  const question = deciders.find(({ pointer }) => pointer === looked);
  const isOpen = looked !== ALWAYS && looked !== OTHERWISE && values.length === 0;
  return (
    <Sheet title={t('shown.title', { name: title })} open onClose={onClose}>
      <div className="stack">
        <Pick
          label={t('shown.question')}
          value={looked}
          onChange={(next) => setChosen({ looked: next, values: [] })}
          options={[
            { value: ALWAYS, label: t('shown.always') },
            ...(begun.looked === OTHERWISE ? [{ value: OTHERWISE, label: t('shown.otherwise') }] : []),
            ...deciders.map((one) => ({
              value: one.pointer,
              label: t('shown.after', { question: titles(one) }),
            })),
          ]}
        />
        {deciders.length === 0 && <p className="field-help">{t('shown.none')}</p>}
        {question !== undefined && (
          <Answers
            question={question}
            values={values}
            onChange={(next) => setChosen({ looked, values: next })}
          />
        )}
        <Button
          tone="main"
          aria-disabled={isOpen}
          onClick={() => {
            if (isOpen) return;
            onClose();
            if (looked === OTHERWISE) return;
            const when = looked === ALWAYS ? undefined : { question: looked, values };
            run((where) => setShown({ ...where, pointer: item.pointer }, when), { quiet: true });
          }}
        >
          {t('shown.do')}
        </Button>
      </div>
    </Sheet>
  );
}

function chosenOf(item: Item): { readonly looked: string; readonly values: readonly AnswerValue[] } {
  const when = shownOf(item);
  if (when === undefined) return { looked: ALWAYS, values: [] };
  return when === 'otherwise'
    ? { looked: OTHERWISE, values: [] }
    : { looked: when.question, values: when.values };
}

interface AnswersProps {
  readonly question: Item;
  readonly values: readonly AnswerValue[];
  readonly onChange: (values: readonly AnswerValue[]) => void;
}

function Answers({ question, values, onChange }: AnswersProps): ReactNode {
  const { t, words } = useWords();
  const { work } = useDeskState();
  return (
    <fieldset className="shown-answers">
      <legend className="field-label">{t('shown.answers')}</legend>
      {answersOf(work.draft, question).map(({ value, title }) => (
        <label key={String(value)} className="check">
          <input
            type="checkbox"
            checked={values.includes(value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...values, value] : values.filter((other) => other !== value))
            }
          />
          <span>{words(title)}</span>
        </label>
      ))}
    </fieldset>
  );
}
