import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { render } from '#core';
import { useCase, useIndexReady, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, EmptyState, IconButton, Loading } from '../ui/index.ts';
import { Paper } from './Paper.tsx';

interface PrintPageProps {
  readonly id: string;
  readonly print: string;
}

/** A document of a case as it will lie on paper. */
export function PrintPage({ id, print }: PrintPageProps): ReactNode {
  const { t, language } = useTexts();
  const { kit: newest, kitOf, people, clock } = useWorkplace();
  const one = useCase(id);
  const ready = useIndexReady();
  // The moment of printing is on the sheet; it must not tick while one looks at it.
  const [now] = useState(clock);
  const result = useMemo(() => {
    if (one === undefined) return undefined;
    return render(kitOf(one.rev) ?? newest, one.flow, print, one, language, now, people());
  }, [one, kitOf, newest, people, print, language, now]);
  useEffect(() => {
    const title = document.title;
    if (one !== undefined) document.title = one.number; // browsers propose it as the file's name
    return () => {
      document.title = title;
    };
  }, [one]);
  if (result === undefined) {
    return ready ? (
      <EmptyState icon="print" title={t('case.notFound')} />
    ) : (
      <Loading label={t('app.loading')} />
    );
  }
  return (
    <div className="print-page">
      <header className="print-bar">
        <IconButton icon="back" label={t('app.back')} onClick={() => history.back()} />
        <h1>{t('print.title')}</h1>
        <Button tone="main" icon="print" onClick={() => window.print()}>
          {t('print.do')}
        </Button>
      </header>
      {result.status === 'ok' ? (
        <Paper html={result.html} />
      ) : (
        <Banner tone="bad" icon="warn">
          {t('print.failed')}
        </Banner>
      )}
    </div>
  );
}
