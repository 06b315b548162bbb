import { useMemo, type ReactNode } from 'react';
import { Link, useSearchParams } from 'wouter';
import { STORAGE_FULL } from '#store';
import { useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/index.ts';
import { orderedOpenings } from './openings.ts';
import { ReportForm } from './ReportForm.tsx';
import { StorageNote } from './StorageNote.tsx';
import './report.css';

/** Begins a case: which kind, then its form. The kind that is reported most urgently opens at once. */
export function ReportPage({ flow: wanted }: { readonly flow?: string | undefined }): ReactNode {
  const { t, words } = useTexts();
  const { kit, me } = useWorkplace();
  const [search] = useSearchParams();
  const corrects = search.get('corrects');
  const openings = useMemo(() => orderedOpenings(kit, me), [kit, me]);
  const chosen = openings.find(({ flow }) => flow.id === wanted) ?? openings[0];
  if (chosen === undefined) return <EmptyState icon="edit" title={t('report.none')} />;
  return (
    <div className="report">
      <h1 className="visually-hidden">{t('report.title')}</h1>
      {openings.length > 1 && corrects === null && (
        <nav className="report-kinds" aria-label={t('report.what')}>
          {openings.map(({ flow }) => (
            <Link
              key={flow.id}
              ref={flow.id === chosen.flow.id ? showWhole : null}
              href={`/report/${flow.id}`}
              replace
              className={flow.id === chosen.flow.id ? 'kind kind-on' : 'kind'}
              aria-current={flow.id === chosen.flow.id ? 'page' : undefined}
            >
              {words(flow.actions['open']?.title ?? flow.title)}
            </Link>
          ))}
        </nav>
      )}
      <StorageNote from={STORAGE_FULL} />
      <ReportForm key={`${chosen.flow.id} ${corrects ?? ''}`} opening={chosen} corrects={corrects} />
    </div>
  );
}

/** In large letters the row of kinds is wider than a phone: the chosen one is brought into sight. */
function showWhole(link: HTMLElement | null): void {
  link?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
}
