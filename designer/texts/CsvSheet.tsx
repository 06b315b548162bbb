import { useMemo, type ReactNode } from 'react';
import type { Language } from '#core';
import { useDesk } from '#designer/desk';
import { languageName, useWords, type WordKey } from '#designer/words';
import { Button, Sheet, useToast } from '#react';
import { setManyWords } from './commands.ts';
import { compareCsv, type Comparison, type LeftLine } from './compareCsv.ts';
import type { CsvLine } from './csv.ts';
import { rowWords } from './places.ts';
import type { TextGroup } from './textRows.ts';

const WHY = {
  unknown: 'texts.left.unknown',
  lost: 'texts.left.lost',
  twice: 'texts.left.twice',
  language: 'texts.left.language',
  blank: 'texts.left.blank',
} as const satisfies Readonly<Record<LeftLine['why'], WordKey>>;

/** More lines than this nobody reads one by one; their number is said. */
const MOST_SHOWN = 300;

interface SheetProps {
  readonly lines: readonly CsvLine[];
  readonly groups: readonly TextGroup[];
  readonly languages: readonly Language[];
  readonly onClose: () => void;
}

/** What a table would change and what of it would go nowhere, before anything is taken in. */
export function CsvSheet({ lines, groups, languages, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const desk = useDesk();
  const toast = useToast();
  const { changes, left, same } = useMemo(
    () =>
      compareCsv(
        lines,
        groups.flatMap(({ rows }) => rows),
        languages,
      ),
    [lines, groups, languages],
  );
  const n = changes.length;
  return (
    <Sheet title={t('texts.csv.in')} lead={t('texts.csv.lead')} open wide onClose={onClose}>
      <div className="stack">
        <p>{t('texts.csv.sum', { n, same, left: left.length })}</p>
        {n > 0 && (
          <Button
            tone="main"
            onClick={() => {
              if (!desk.run(setManyWords(desk.state().work.draft, changes), { quiet: true })) return;
              toast(t('texts.csv.done', { n }));
              onClose();
            }}
          >
            {t('texts.csv.do', { n })}
          </Button>
        )}
        {left.length > 0 && <Left left={left} />}
        {n > 0 && <Changes changes={changes} />}
      </div>
    </Sheet>
  );
}

function Changes({ changes }: Pick<Comparison, 'changes'>): ReactNode {
  const { t, language } = useWords();
  return (
    <section>
      <h3>{t('texts.csv.changes')}</h3>
      <ul className="csv-changes">
        {changes.slice(0, MOST_SHOWN).map(({ row, language: one, from, to }) => (
          <li key={`${row.id} ${one}`}>
            <p className="small soft">
              {rowWords(row, language) === '' ? row.file : rowWords(row, language)} ·{' '}
              {languageName(one, language)}
            </p>
            <p lang={one}>
              {from === '' ? <span className="soft">{t('texts.csv.nothing')}</span> : <del>{from}</del>}
              <span aria-hidden="true"> → </span>
              <ins>{to}</ins>
            </p>
          </li>
        ))}
      </ul>
      {changes.length > MOST_SHOWN && (
        <p className="soft">{t('texts.csv.rest', { n: changes.length - MOST_SHOWN })}</p>
      )}
    </section>
  );
}

function Left({ left }: Pick<Comparison, 'left'>): ReactNode {
  const { t, language: shown } = useWords();
  return (
    <section>
      <h3>{t('texts.csv.left')}</h3>
      <ul className="csv-left">
        {left.slice(0, MOST_SHOWN).map(({ line, why, language = '' }) => (
          <li key={`${String(line.number)} ${why} ${language}`}>
            <p>
              {t('texts.csv.line', { n: line.number })}
              {t(WHY[why], { language: language === '' ? '' : languageName(language, shown) })}
            </p>
            <p className="small soft">{[line.id, ...Object.values(line.words)].join(' · ')}</p>
          </li>
        ))}
      </ul>
      {left.length > MOST_SHOWN && (
        <p className="soft">{t('texts.csv.rest', { n: left.length - MOST_SHOWN })}</p>
      )}
    </section>
  );
}
