import { useState, type ReactNode } from 'react';
import { useDeskState } from '#designer/desk';
import { decidable, outlineOf, setShownBy, shownBy, type AnswerValue, type Item } from '#designer/form';
import { useWords } from '#designer/words';
import { Button, Sheet } from '#react';
import { useCommands } from './useCommands.ts';
import { useTitles } from './useParts.ts';
import { useShownWords } from './useShownWords.ts';

interface ShowsSheetProps {
  readonly item: Item;
  readonly value: AnswerValue;
  /** What the answer is called. */
  readonly answer: string;
  readonly onClose: () => void;
}

/** Which questions are asked when this answer was given. */
export function ShowsSheet({ item, value, answer, onClose }: ShowsSheetProps): ReactNode {
  const { t } = useWords();
  const { run } = useCommands();
  const { work, form = '' } = useDeskState();
  const titles = useTitles(work.draft, form);
  const says = useShownWords();
  const outline = outlineOf(work.draft, form);
  const questions = outline === undefined ? [] : decidable(outline, item);
  const begun = outline === undefined ? [] : shownBy(outline, item.pointer, value);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(begun.map(({ pointer }) => pointer)));
  return (
    <Sheet title={t('shows.title', { answer })} lead={t('shows.lead')} open onClose={onClose}>
      <div className="stack">
        {questions.length === 0 && <p className="soft">{t('shows.none')}</p>}
        <div className="shown-answers">
          {questions.map((one) => {
            const now = begun.includes(one) ? undefined : says(one);
            return (
              <label key={one.pointer} className="check">
                <input
                  type="checkbox"
                  checked={chosen.has(one.pointer)}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    if (event.target.checked) next.add(one.pointer);
                    else next.delete(one.pointer);
                    setChosen(next);
                  }}
                />
                <span>
                  {titles(one)}
                  {now !== undefined && (
                    <span className="small soft shown-now">{t('shows.now', { now })}</span>
                  )}
                </span>
              </label>
            );
          })}
        </div>
        {questions.length > 0 && (
          <Button
            tone="main"
            onClick={() => {
              onClose();
              run((where) => setShownBy({ ...where, pointer: item.pointer }, value, [...chosen]), {
                quiet: true,
              });
            }}
          >
            {t('shown.do')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
