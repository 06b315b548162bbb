import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { localDate, own, type Case, type CaseEvent } from '#core';
import { momentWords } from '../case/moment.ts';
import { flowOf, summaryWords } from '../case/words.ts';
import { useCases, useNow, useSync, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, Card, Icon, useToast } from '../ui/index.ts';
import { download } from './download.ts';
import { exportUnsent, type Unsent } from './exportUnsent.ts';
import { RefusedCard } from './RefusedCard.tsx';
import { StorageNote } from './StorageNote.tsx';
import { useUnsent } from './useUnsent.ts';
import './outbox.css';
import './today.css';

interface Sent {
  readonly one: Case;
  readonly event: CaseEvent;
  readonly at: number;
}

/** What is only on this device, what the server would not take, and what it has. */
export function OutboxPage(): ReactNode {
  const { t, language } = useTexts();
  const place = useWorkplace();
  const { me, kit, sync } = place;
  const status = useSync();
  const now = useNow();
  const toast = useToast();
  const unsent = useUnsent();
  const [busy, setBusy] = useState(false);
  const own = eventsBy(me.person, useCases());
  const refusedIds = new Set(status.refused.map(({ event }) => event));
  const waiting = own.filter(({ event }) => status.waiting.has(event._id));
  const arrived = own
    .filter(({ event }) => !status.waiting.has(event._id) && !refusedIds.has(event._id))
    .slice(0, 20);

  function pack(what: Unsent): void {
    setBusy(true);
    const day = localDate(now, kit.timeZone.offsetMinutes);
    exportUnsent(place, what, language)
      .then(
        (archive) => download(archive, `${t('sync.export.name')}-${day}.zip`),
        () => toast(t('sync.export.failed')),
      )
      .finally(() => setBusy(false));
  }

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
      <StorageNote />
      <Refused unsent={unsent} onExport={pack} />
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
      {unsent.waiting.length + unsent.refused.length + unsent.drafts.length > 0 && (
        <section className="outbox-export">
          <Button icon="down" busy={busy} onClick={() => pack(unsent)}>
            {t('sync.export.all')}
          </Button>
          <p className="small soft">{t('sync.export.help')}</p>
        </section>
      )}
      {arrived.length > 0 && (
        <Card title={t('sync.done')} flush>
          <EventRows sent={arrived} />
        </Card>
      )}
    </div>
  );
}

function Refused({
  unsent: { refused },
  onExport,
}: {
  readonly unsent: Unsent;
  readonly onExport: (unsent: Unsent) => void;
}): ReactNode {
  const { t } = useTexts();
  if (refused.length === 0) return null;
  return (
    <Card title={`${t('sync.refused')} · ${refused.length}`}>
      <p className="small soft">{t('sync.refused.help')}</p>
      <ul className="refused-list">
        {refused.map((one) => (
          <li key={one.event._id}>
            <RefusedCard
              refusal={one.refusal}
              event={one.event}
              onExport={() => onExport({ waiting: [], refused: [one], drafts: [] })}
            />
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
