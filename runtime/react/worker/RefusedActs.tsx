import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { CaseEvent } from '#core';
import { isStorageFull } from '#store';
import type { RefusedEvent } from '#sync';
import { useCase, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Button, useToast } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { beginCorrection, canCorrect } from './beginCorrection.ts';
import { sendWithout } from './sendWithout.ts';

/** A file of the record is lost on this device: to offer it as it is would help nobody. */
const UNREADABLE = 'file.unreadable';

interface RefusedActsProps {
  readonly refusal: RefusedEvent;
  readonly event: CaseEvent;
  /** What the act is called. */
  readonly title: string;
  readonly onExport: () => void;
}

/** What can be done about a record that the server would not take. */
export function RefusedActs({ refusal, event, title, onExport }: RefusedActsProps): ReactNode {
  const { t } = useTexts();
  const place = useWorkplace();
  const [asking, setAsking] = useState(false);
  const isKnown = useCase(event.case) !== undefined;
  const mayCorrect = canCorrect(place, event);

  return (
    <>
      {!mayCorrect && <p className="small soft">{t('sync.correct.not')}</p>}
      <div className="refused-acts">
        {mayCorrect && <Repairs refusal={refusal} event={event} title={title} />}
        {!mayCorrect && refusal.code !== UNREADABLE && (
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
    </>
  );
}

/** Corrects the record in its form; where a photo is lost, that is to take it again, and the record may go without it. */
function Repairs({ refusal, event, title }: Omit<RefusedActsProps, 'onExport'>): ReactNode {
  const { t } = useTexts();
  const place = useWorkplace();
  const toast = useToast();
  const [, navigate] = useLocation();
  const isUnreadable = refusal.code === UNREADABLE;

  function failed(error: unknown): void {
    toast(t(isStorageFull(error) ? 'sync.correct.full' : 'sync.correct.failed'));
  }

  async function leaveOut(): Promise<void> {
    const sent = await sendWithout(place, refusal, event);
    if (sent.status === 'asks') navigate(sent.address);
    else if (sent.status === 'kept') toast(t('act.done', { title }));
    else toast(t('act.failed', { reason: t(sent.status === 'full' ? 'act.full' : 'act.unknown') }));
  }

  return (
    <>
      <Button
        tone="main"
        onClick={() => void beginCorrection(place, refusal, event).then(navigate).catch(failed)}
      >
        {t(isUnreadable ? 'sync.retake' : 'sync.correct')}
      </Button>
      {isUnreadable && <Button onClick={() => void leaveOut().catch(failed)}>{t('sync.without')}</Button>}
    </>
  );
}
