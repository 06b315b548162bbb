import { useState, type ReactNode } from 'react';
import { useDesk, useDeskState } from '#designer/desk';
import { languagesOf, optionTitle, type Item } from '#designer/form';
import { languageName, useWords } from '#designer/words';
import { Button, Sheet } from '#react';
import { anotherOption, sameOption, type Renaming } from './renaming.ts';
import { TextBox } from './TextBox.tsx';
import { useCommands } from './useCommands.ts';

interface RenameSheetProps {
  readonly item: Item;
  readonly index: number;
  readonly renaming: Renaming;
  readonly onClose: () => void;
}

/** After an option was called otherwise that other places speak of: is it the same one, or another? */
export function RenameSheet({ item, index, renaming, onClose }: RenameSheetProps): ReactNode {
  const { t, words, language: shown } = useWords();
  const desk = useDesk();
  const { run } = useCommands();
  const { work, form = '' } = useDeskState();
  const [isAnother, setAnother] = useState(false);
  const { pointer } = item;
  const { before, now, repairs } = renaming;
  const [first = 'zh-CN', ...others] = languagesOf(work.draft);
  const target = { draft: work.draft, form, pointer };
  const [said, setSaid] = useState<ReadonlyMap<string, string>>(
    new Map(others.map((one) => [one, optionTitle(target, item, index, one)])),
  );
  const places = [...new Set(repairs.map(({ what }) => words(what)))];
  return (
    <Sheet
      title={t('rename.title', { before, now })}
      lead={t('rename.lead', { n: places.length })}
      open
      wide
      onClose={onClose}
    >
      <div className="stack">
        <ul className="used-places">
          {places.map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ul>
        <fieldset className="stack">
          <legend className="visually-hidden">{t('rename.title', { before, now })}</legend>
          {([false, true] as const).map((another) => (
            <label key={String(another)} className="merge-answer">
              <input
                type="radio"
                name="rename"
                checked={isAnother === another}
                onChange={() => setAnother(another)}
              />
              <span>{another ? t('rename.another', { before, now }) : t('rename.same', { now })}</span>
            </label>
          ))}
        </fieldset>
        {others.map((language) => (
          <TextBox
            key={language}
            label={t('rename.words', {
              language: languageName(language, shown),
            })}
            lang={language}
            value={said.get(language) ?? ''}
            onText={(text) => {
              setSaid(new Map([...said, [language, text]]));
              return true;
            }}
          />
        ))}
        <Button
          tone="main"
          onClick={() => {
            onClose();
            const corrected = new Map(
              [...said].filter(([one, text]) => text !== optionTitle(target, item, index, one)),
            );
            const renamed = { index, language: first, before, now, others: corrected };
            run(
              (where) =>
                isAnother
                  ? anotherOption({ ...where, pointer }, renamed, desk.fresh)
                  : sameOption({ ...where, pointer }, renamed),
              { quiet: true },
            );
          }}
        >
          {t('rename.do')}
        </Button>
      </div>
    </Sheet>
  );
}
