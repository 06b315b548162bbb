import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import type { Case } from '#core';
import { lightOfCase, matches, searchText, useWorkplace, type LightName } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Button, EmptyState, SearchBox } from '../ui/index.ts';
import { CaseCard } from '../worker/CaseCard.tsx';
import { Filters, NO_FILTER, passes, type Filter } from './Filters.tsx';
import './desk.css';

interface CaseListPaneProps {
  readonly title: string;
  readonly cases: readonly Case[];
  readonly hrefOf: (one: Case) => string;
  readonly current?: string | undefined;
  readonly emptyTitle: string;
  readonly emptyHelp?: string;
  /** Another face of the same cases, for wide screens; gets what passed the filters. */
  readonly table?: (shown: readonly Case[]) => ReactNode;
}

/** A phone draws a hundred cards in a blink; more are asked for. */
const PAGE = 60;

/** A list of cases with search, lights and filters. */
export function CaseListPane(props: CaseListPaneProps): ReactNode {
  const { title, cases, hrefOf, current, emptyTitle, emptyHelp, table } = props;
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [room, setRoom] = useState(PAGE);
  const found = useFound(cases, useDeferredValue(search), filter);
  const isFiltered = search !== '' || filter !== NO_FILTER;
  const counts = useMemo(() => countLights(cases), [cases]);
  return (
    <section className={table === undefined ? 'list-pane' : 'list-pane list-wide'} aria-label={title}>
      <header className="list-head">
        <h1>{title}</h1>
        <span className="small soft numeric" role="status">
          {t('list.count', { n: found.length })}
        </span>
      </header>
      {cases.length > 0 && (
        <div className="list-tools">
          <SearchBox value={search} onChange={setSearch} />
          <Filters filter={filter} onChange={setFilter} counts={counts} cases={cases} />
        </div>
      )}
      {cases.length === 0 && <EmptyState icon="check" title={emptyTitle} help={emptyHelp} />}
      {cases.length > 0 && found.length === 0 && isFiltered && (
        <EmptyState icon="filter" title={t('todo.filtered')}>
          <Button
            onClick={() => {
              setSearch('');
              setFilter(NO_FILTER);
            }}
          >
            {t('todo.clear')}
          </Button>
        </EmptyState>
      )}
      {table !== undefined && found.length > 0 && table(found)}
      <div className={table === undefined ? 'case-list' : 'case-list case-list-narrow'}>
        {found.slice(0, room).map((one) => (
          <CaseCard key={one.id} one={one} href={hrefOf(one)} isCurrent={one.id === current} />
        ))}
      </div>
      {found.length > room && (
        <Button wide onClick={() => setRoom(room + PAGE)}>
          {t('list.more', { n: Math.min(PAGE, found.length - room) })}
        </Button>
      )}
    </section>
  );
}

function useFound(cases: readonly Case[], search: string, filter: Filter): readonly Case[] {
  const { kit: newest, kitOf } = useWorkplace();
  const { language } = useTexts();
  return useMemo(
    () =>
      cases.filter(
        (one) =>
          passes(filter, one) &&
          (search.trim() === '' ||
            matches(searchText(kitOf(one.rev) ?? newest, one, language), search.trim())),
      ),
    [cases, search, filter, kitOf, newest, language],
  );
}

function countLights(cases: readonly Case[]): ReadonlyMap<LightName, number> {
  const counts = new Map<LightName, number>();
  for (const one of cases) counts.set(lightOfCase(one), (counts.get(lightOfCase(one)) ?? 0) + 1);
  return counts;
}
