import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { inLanguage, own, type CaseEvent } from '#core';
import { isStorageFull } from '#store';
import type { RefusedEvent } from '#sync';
import { momentWords } from '../case/moment.ts';
import { flowOf, gridWords } from '../case/words.ts';
import { useCase, useNow, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, useToast } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { beginCorrection, canCorrect } from './beginCorrection.ts';
import { readableAnswers } from './readableAnswers.ts';

interface RefusedCardProps {
  readonly refusal: RefusedEvent;
  readonly event: CaseEvent;
  readonly onExport: () => void;
}

/** One record that the server would not take: what it says, why not, and what can be done about it. */
export function RefusedCard({ refusal, event, onExport }: RefusedCardProps): ReactNode {
  const { t, words, language } = useTexts();
  const place = useWorkplace();
  const now = useNow();
  const toast = useToast();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const isKnown = useCase(event.case) !== undefined;
  const kit = place.kitOf(event.rev) ?? place.kit;
  const action = own(flowOf(kit, event.flow)?.actions ?? {}, event.act);
  const mayCorrect = canCorrect(place, event);
  const photos = Object.keys(event._attachments ?? {}).length;

  function correct(): void {
    beginCorrection(place, refusal, event).then(navigate, (error: unknown) =>
      toast(t(isStorageFull(error) ? 'sync.correct.full' : 'sync.correct.failed')),
    );
  }

  return (
    <article className="refused">
      <header>
        <h3>{action === undefined ? event.act : words(action.title)}</h3>
        <p className="small soft">
          {gridWords(kit, event.grid, language)} · {momentWords(kit, Date.parse(event.at), now, language)}
          {photos > 0 && ` · ${t('sync.photos', { n: photos })}`}
        </p>
        <p className="refused-said">{saidIn(kit, event, language)}</p>
      </header>
      <Banner tone="warn" icon="warn">
        {inLanguage(refusal.reason, language)}
      </Banner>
      {!mayCorrect && <p className="small soft">{t('sync.correct.not')}</p>}
      <div className="refused-acts">
        {mayCorrect ? (
          <Button tone="main" onClick={correct}>
            {t('sync.correct')}
          </Button>
        ) : (
          <Button onClick={() => void place.sync.offerAgain(refusal.event)}>{t('sync.again')}</Button>
        )}
        <Button onClick={onExport}>{t('sync.export')}</Button>
        {isKnown && (
          <Link className="button button-quiet" href={`/case/${event.case}`}>
            {t('sync.open')}
          </Link>
        )}
        <Button tone="quiet" onClick={() => setAsking(true)}>
          {t('sync.discard')}
        </Button>
      </div>
      <Confirm
        title={t('sync.discard')}
        body={t('sync.discard.ask')}
        yes={t('sync.discard.yes')}
        no={t('draft.keep')}
        open={asking}
        onNo={() => setAsking(false)}
        onYes={() => {
          setAsking(false);
          void place.sync.settle(refusal.event);
        }}
      />
    </article>
  );
}

/** The first answers, as a reminder of which record this is. */
function saidIn(kit: Parameters<typeof flowOf>[0], event: CaseEvent, language: string): string {
  const flow = flowOf(kit, event.flow);
  const form = event.act === 'open' ? flow?.form : own(flow?.actions ?? {}, event.act)?.form;
  if (form === undefined || event.data === undefined) return '';
  const answers = Object.values(readableAnswers(kit, form, event.data, language));
  return answers
    .filter((answer) => typeof answer === 'string')
    .slice(0, 4)
    .join(' · ');
}
