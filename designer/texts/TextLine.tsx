import { memo, useState, type ReactNode } from 'react';
import type { Language } from '#core';
import { TextBox } from '#designer/board';
import { useDesk } from '#designer/desk';
import { languageName, useWords } from '#designer/words';
import { Badge, IconButton } from '#react';
import { setWordsOf } from './commands.ts';
import { rowWords } from './places.ts';
import { missingIn, wordsIn, type TextRow } from './TextRow.ts';

interface LineProps {
  readonly row: TextRow;
  readonly languages: readonly Language[];
  readonly onRemove: (rows: readonly TextRow[]) => void;
}

/** One text in all languages. Only the rows that a change touched are drawn again. */
export const TextLine = memo(function TextLine({ row, languages, onRemove }: LineProps): ReactNode {
  const { t, language } = useWords();
  const place = rowWords(row, language);
  const missing = missingIn(row, languages);
  return (
    <li className="text-line">
      <p className="text-place small">
        <span>{place === '' ? t('texts.words') : place}</span>
        {row.kind === 'lost' && <Badge tone="warn">{t('texts.lost')}</Badge>}
        {missing.length > 0 && <Badge tone="warn">{t('texts.missing')}</Badge>}
      </p>
      {row.kind === 'lost' ? (
        <Lost row={row} onRemove={onRemove} />
      ) : (
        <div className="text-cells">
          {languages.map((one) => (
            <Cell key={one} row={row} language={one} place={place} />
          ))}
        </div>
      )}
    </li>
  );
}, isSame);

function isSame(before: LineProps, after: LineProps): boolean {
  return before.row === after.row && before.languages.join() === after.languages.join();
}

function Cell({
  row,
  language,
  place,
}: {
  readonly row: TextRow;
  readonly language: Language;
  readonly place: string;
}): ReactNode {
  const { t, language: shown } = useWords();
  const desk = useDesk();
  const value = wordsIn(row, language);
  const name = languageName(language, shown);
  // A box must not become another kind of box while somebody types in it.
  const [lines] = useState(() => linesOf(row));
  return (
    <div className={value === '' ? 'text-cell text-cell-empty' : 'text-cell'}>
      <span className="text-language small soft" aria-hidden="true">
        {name}
      </span>
      <TextBox
        hidden
        label={t('texts.cell', { place: place === '' ? t('texts.words') : place, language: name })}
        value={value}
        lang={language}
        lines={lines}
        onText={(words) =>
          desk.run(setWordsOf(desk.state().work.draft, row, language, words), { quiet: true })
        }
      />
    </div>
  );
}

/** The longest of the languages decides, so that the boxes of a row are alike. */
function linesOf({ words }: TextRow): number {
  const longest = Math.max(...Object.values(words).map((text) => text.length), 0);
  const breaks = Math.max(...Object.values(words).map((text) => text.split('\n').length), 1);
  return Math.min(6, Math.max(breaks, longest > 120 ? 4 : longest > 40 ? 2 : 1));
}

function Lost({
  row,
  onRemove,
}: {
  readonly row: TextRow;
  readonly onRemove: LineProps['onRemove'];
}): ReactNode {
  const { t } = useWords();
  const [language, text] = Object.entries(row.words)[0] ?? ['', ''];
  return (
    <div className="text-lost">
      <p lang={language}>{text}</p>
      <IconButton
        icon="trash"
        label={t('texts.lost.delete', { words: text })}
        onClick={() => onRemove([row])}
      />
    </div>
  );
}
