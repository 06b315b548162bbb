import { useMemo, useState, type ReactNode } from 'react';
import { Pick } from '#designer/board';
import { useDesk, useDeskState } from '#designer/desk';
import { languagesOf } from '#designer/form';
import { useWords } from '#designer/words';
import { Badge, Button, EmptyState, SearchBox } from '#react';
import { removeLost } from './commands.ts';
import { CsvButtons, type Download } from './CsvButtons.tsx';
import { groupWords } from './places.ts';
import { TextLine } from './TextLine.tsx';
import { missingIn, type TextRow } from './TextRow.ts';
import { textRows, type TextGroup } from './textRows.ts';
import { useShown, type Filter } from './useShown.ts';
import './texts.css';

/** So many texts are shown at first: a page of thousands of boxes is slow to open, and nobody reads that far. */
const STEP = 60;

/** All texts of the town side by side in its languages, with what is missing and what belongs to nothing. */
export function TextsPage({ download }: { readonly download: Download }): ReactNode {
  const { t, words } = useWords();
  const { work } = useDeskState();
  const { draft } = work;
  const groups = useMemo(() => textRows(draft), [draft]);
  const languages = languagesOf(draft);
  const [filter, setFilter] = useState<Filter>({ kind: 'all', file: '', search: '' });
  const [most, setMost] = useState(STEP);
  const shown = useShown(groups, languages, filter);
  const counts = useMemo(() => countsOf(groups, languages), [groups, languages]);
  const change = (next: Partial<Filter>): void => {
    setFilter({ ...filter, ...next });
    setMost(STEP);
  };
  const count = shown.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div className="texts">
      <h2>{t('texts')}</h2>
      <p className="soft">{t('texts.lead')}</p>
      <div className="texts-filters">
        <Pick
          label={t('texts.where')}
          value={filter.file}
          onChange={(file) => change({ file })}
          options={[
            { value: '', label: t('texts.everywhere') },
            ...groups.map(({ file }) => ({ value: file, label: words(groupWords(draft, file)) })),
          ]}
        />
        <SearchBox
          label={t('texts.search')}
          value={filter.search}
          onChange={(search) => change({ search })}
        />
      </div>
      <div className="texts-kinds" role="group" aria-label={t('texts.filter')}>
        {(['all', 'missing', 'lost'] as const).map((kind) => (
          <Button
            key={kind}
            tone={filter.kind === kind ? 'main' : 'plain'}
            aria-pressed={filter.kind === kind}
            onClick={() => change({ kind })}
          >
            {t(`texts.filter.${kind}`, { n: counts[kind] })}
          </Button>
        ))}
      </div>
      <CsvButtons groups={groups} shown={shown} languages={languages} download={download} />
      <p className="small soft" role="status">
        {t('texts.count', { n: count })}
      </p>
      {count === 0 ? (
        <EmptyState
          icon="check"
          title={t(filter.kind === 'all' ? 'texts.none' : `texts.none.${filter.kind}`)}
        />
      ) : (
        cut(shown, most).map((group) => <Group key={group.file} group={group} languages={languages} />)
      )}
      {count > most && (
        <Button wide onClick={() => setMost(most + STEP)}>
          {t('texts.more', { n: Math.min(STEP, count - most) })}
        </Button>
      )}
    </div>
  );
}

function countsOf(
  groups: readonly TextGroup[],
  languages: readonly string[],
): Readonly<Record<Filter['kind'], number>> {
  const rows = groups.flatMap((group) => group.rows);
  return {
    all: rows.length,
    missing: rows.filter((row) => missingIn(row, languages).length > 0).length,
    lost: rows.filter(({ kind }) => kind === 'lost').length,
  };
}

function cut(groups: readonly TextGroup[], most: number): readonly TextGroup[] {
  let room = most;
  return groups.flatMap(({ file, rows }) => {
    const some = rows.slice(0, room);
    room -= some.length;
    return some.length === 0 ? [] : [{ file, rows: some }];
  });
}

function Group({
  group,
  languages,
}: {
  readonly group: TextGroup;
  readonly languages: readonly string[];
}): ReactNode {
  const { t, words } = useWords();
  const desk = useDesk();
  const { work } = useDeskState();
  const { file, rows } = group;
  const lost = rows.filter(({ kind }) => kind === 'lost');
  const remove = (gone: readonly TextRow[]): void => {
    desk.run(removeLost(desk.state().work.draft, gone), { quiet: true });
  };
  return (
    <section className="texts-group">
      <h3>
        {words(groupWords(work.draft, file))}
        {lost.length > 0 && <Badge tone="warn">{t('texts.lost.count', { n: lost.length })}</Badge>}
      </h3>
      <ul>
        {rows.map((row) => (
          <TextLine key={row.id} row={row} languages={languages} onRemove={remove} />
        ))}
      </ul>
      {lost.length > 1 && (
        <Button icon="trash" onClick={() => remove(lost)}>
          {t('texts.lost.all', { n: lost.length })}
        </Button>
      )}
    </section>
  );
}
