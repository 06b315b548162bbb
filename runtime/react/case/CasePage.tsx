import type { ReactNode } from 'react';
import type { Case, CaseEvent, Kit } from '#core';
import { useCase, useIndexReady, useNow, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Badge, Card, EmptyState, IconButton, Loading } from '../ui/index.ts';
import { ActBar } from './ActBar.tsx';
import { Deadlines } from './Deadlines.tsx';
import { momentWords } from './moment.ts';
import { useNames } from './names.ts';
import { Parties } from './Parties.tsx';
import { Prints } from './Prints.tsx';
import { Questions } from './Questions.tsx';
import { RecordView } from './RecordView.tsx';
import { Timeline } from './Timeline.tsx';
import { WhyNot } from './WhyNot.tsx';
import { flowOf, gridWords, stateWords, summaryWords } from './words.ts';
import './case.css';

interface CasePageProps {
  readonly id: string;
  /** Leads back to the list; absent where the list is beside the case. */
  readonly onBack?: () => void;
}

/** Everything about one case: where it stands, what one can do, what it says, what happened. */
export function CasePage({ id, onBack }: CasePageProps): ReactNode {
  const { t } = useTexts();
  const { kit, kitOf } = useWorkplace();
  const one = useCase(id);
  const ready = useIndexReady();
  if (one === undefined && !ready) return <Loading label={t('app.loading')} />;
  if (one === undefined) {
    return (
      <>
        {onBack !== undefined && <IconButton icon="back" label={t('app.back')} onClick={onBack} />}
        <EmptyState icon="cloud" title={t('case.notFound')} help={t('case.notFound.help')} />
      </>
    );
  }
  return <CaseView kit={kitOf(one.rev) ?? kit} one={one} {...(onBack === undefined ? {} : { onBack })} />;
}

function CaseView({
  kit,
  one,
  onBack,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly onBack?: () => void;
}): ReactNode {
  const { t, words } = useTexts();
  const flow = flowOf(kit, one.flow);
  return (
    <article className="case">
      <CaseHead kit={kit} one={one} {...(onBack === undefined ? {} : { onBack })} />
      <div className="case-columns">
        <div className="case-main">
          <Questions kit={kit} one={one} />
          <ActBar kit={kit} one={one} />
          <Card
            title={t('case.record')}
            aside={<span className="small soft">{flow === undefined ? '' : words(flow.title)}</span>}
          >
            <RecordView kit={kit} one={one} />
          </Card>
          <Card title={t('case.timeline')}>
            <Timeline kit={kit} one={one} />
          </Card>
        </div>
        <aside className="case-side">
          <div className="case-deadlines">
            <Deadlines kit={kit} one={one} />
          </div>
          <Parties kit={kit} one={one} />
          <Prints kit={kit} one={one} />
          <WhyNot kit={kit} one={one} />
          <p className="small soft case-revision">{t('case.revision', { rev: one.rev.slice(0, 8) })}</p>
        </aside>
      </div>
    </article>
  );
}

function CaseHead({
  kit,
  one,
  onBack,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly onBack?: () => void;
}): ReactNode {
  const { t, language } = useTexts();
  const now = useNow();
  const names = useNames(kit);
  const state = stateWords(kit, one, language);
  const reporter = reporterOf(one);
  return (
    <header className="case-head">
      {onBack !== undefined && <IconButton icon="back" label={t('app.back')} onClick={onBack} />}
      <div className="case-title">
        <p className="row small soft">
          <span className="numeric">{one.number}</span>
          {state !== '' && <Badge tone={one.tags.includes('closed') ? 'plain' : 'brand'}>{state}</Badge>}
          {one.tags.includes('urgent') && <Badge tone="bad">{t('list.urgent')}</Badge>}
        </p>
        <h1>{summaryWords(kit, one, language)}</h1>
        <p className="small soft">
          {gridWords(kit, one.grid, language)} ·{' '}
          {t('case.opened', { time: momentWords(kit, one.openedAt, now, language) })}
          {reporter !== undefined && ` · ${names.reporter(reporter)}`}
        </p>
      </div>
    </header>
  );
}

function reporterOf(one: Case): CaseEvent | undefined {
  return one.timeline.flatMap((entry) =>
    entry.kind === 'event' && entry.event.act === 'open' ? [entry.event] : [],
  )[0];
}
