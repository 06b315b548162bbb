import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { inLanguage, own, type Case, type CaseEvent } from '#core';
import { STORAGE_WARNING, storageShare } from '#store';
import { momentWords } from '../case/moment.ts';
import { flowOf, summaryWords } from '../case/words.ts';
import { useCases, useNow, useSync, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, Card, Icon } from '../ui/index.ts';
import './today.css';

interface Sent {
  readonly one: Case;
  readonly event: CaseEvent;
  readonly at: number;
}

/** What is only on this device, what the server would not take, and what it has. */
export function OutboxPage(): ReactNode {
  const { t, language } = useTexts();
  const { me, kit, sync } = useWorkplace();
  const status = useSync();
  const now = useNow();
  const own = eventsBy(me.person, useCases());
  const refusedIds = new Set(status.refused.map(({ event }) => event));
  const waiting = own.filter(({ event }) => status.waiting.has(event._id));
  const arrived = own
    .filter(({ event }) => !status.waiting.has(event._id) && !refusedIds.has(event._id))
    .slice(0, 20);
  return (
    <div className="today">
      <header>
        <h1>{t('sync.title')}</h1>
        <p className="small soft">
          {status.lastCurrent === null
            ? t('net.never')
            : t('net.last', { time: momentWords(kit, status.lastCurrent, now, language) })}
        </p>
      </header>
      {!status.online && (
        <Banner
          icon="cloud"
          actions={
            <Button tone="quiet" onClick={() => sync.retry()}>
              {t('net.retry')}
            </Button>
          }
        >
          <b>{t('net.offline')}</b>
          <br />
          {t('net.offline.help')}
        </Banner>
      )}
      <FullDevice />
      <Refused />
      {waiting.length === 0 && status.refused.length === 0 && status.waiting.size === 0 ? (
        <Banner tone="good" icon="check">
          <b>{t('sync.all')}</b>
          <br />
          {t('sync.all.help')}
        </Banner>
      ) : (
        waiting.length > 0 && (
          <Card title={`${t('net.localOnly')} · ${waiting.length}`} flush>
            <p className="small soft rows-lead">{t('sync.waiting.help')}</p>
            <EventRows sent={waiting} />
          </Card>
        )
      )}
      {arrived.length > 0 && (
        <Card title={t('sync.done')} flush>
          <EventRows sent={arrived} />
        </Card>
      )}
    </div>
  );
}

/** Warns while there is still room for a day's photos. */
function FullDevice(): ReactNode {
  const { t } = useTexts();
  const [share, setShare] = useState(0);
  useEffect(() => {
    let gone = false;
    void storageShare().then((found) => {
      if (!gone) setShare(found?.share ?? 0);
    });
    return () => {
      gone = true;
    };
  }, []);
  if (share < STORAGE_WARNING) return null;
  return (
    <Banner tone="warn" icon="warn">
      {t('sync.full', { percent: Math.round(share * 100) })}
    </Banner>
  );
}

function Refused(): ReactNode {
  const { t, language } = useTexts();
  const { refused } = useSync();
  const { sync } = useWorkplace();
  if (refused.length === 0) return null;
  return (
    <Card title={`${t('sync.refused')} · ${refused.length}`}>
      <p className="small soft">{t('sync.refused.help')}</p>
      <ul className="stack">
        {refused.map((one) => (
          <li key={one.event}>
            <Banner
              tone="warn"
              icon="warn"
              actions={
                <>
                  <Link className="button button-quiet" href={`/case/${one.case}`}>
                    {t('sync.open')}
                  </Link>
                  <Button tone="quiet" onClick={() => void sync.settle(one.event)}>
                    {t('dialog.close')}
                  </Button>
                </>
              }
            >
              {inLanguage(one.reason, language)}
            </Banner>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function EventRows({ sent }: { readonly sent: readonly Sent[] }): ReactNode {
  const { words, language } = useTexts();
  const { kit } = useWorkplace();
  const now = useNow();
  return (
    <ul className="rows">
      {sent.map(({ one, event, at }) => (
        <li key={event._id}>
          <Link className="row-link" href={`/case/${one.id}`}>
            <span>
              {words(own(flowOf(kit, one.flow)?.actions ?? {}, event.act)?.title ?? { und: event.act })}
              <span className="row-second small soft">{summaryWords(kit, one, language)}</span>
            </span>
            <span className="small soft nowrap numeric">{momentWords(kit, at, now, language)}</span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function eventsBy(person: string, cases: readonly Case[]): readonly Sent[] {
  return cases
    .flatMap((one) =>
      one.timeline.flatMap((entry): readonly Sent[] =>
        entry.kind === 'event' && entry.event.by === person
          ? [{ one, event: entry.event, at: entry.at }]
          : [],
      ),
    )
    .sort((a, b) => b.at - a.at);
}
