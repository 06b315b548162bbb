import type { ReactNode } from 'react';
import { inLanguage, own, type Case, type CaseEvent, type Edit, type Entry, type Kit } from '#core';
import { useNow, useSync } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Badge, Icon } from '../ui/index.ts';
import { EditWords } from './EditWords.tsx';
import { momentWords } from './moment.ts';
import { useNames } from './names.ts';
import { DataView } from './RecordView.tsx';
import { flowOf, pathsWords } from './words.ts';

/** Every event of the case with its verdict, the newest first, and the deadlines that passed. */
export function Timeline({ kit, one }: { readonly kit: Kit; readonly one: Case }): ReactNode {
  const { t } = useTexts();
  return (
    <ol className="timeline" aria-label={t('case.timeline')}>
      {[...one.timeline].reverse().map((entry) => (
        <li
          key={entry.kind === 'event' ? entry.event._id : `${entry.deadline} ${entry.at}`}
          className={lookOf(entry)}
        >
          {entry.kind === 'event' ? (
            <EventEntry kit={kit} one={one} entry={entry} />
          ) : (
            <DeadlineEntry kit={kit} one={one} entry={entry} />
          )}
        </li>
      ))}
    </ol>
  );
}

function lookOf(entry: Entry): string {
  if (entry.kind === 'deadline') return 'at-deadline';
  return entry.verdict.status === 'applied' ? 'at-event' : 'at-void';
}

function EventEntry({
  kit,
  one,
  entry,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly entry: Extract<Entry, { kind: 'event' }>;
}): ReactNode {
  const { words, language, t } = useTexts();
  const now = useNow();
  const names = useNames(kit);
  const { event, verdict, at, entered } = entry;
  const action = own(flowOf(kit, one.flow)?.actions ?? {}, event.act);
  const isApplied = verdict.status === 'applied';
  return (
    <div className={isApplied ? 'entry' : 'entry entry-void'}>
      <p className="entry-head">
        <span className="entry-title">{action === undefined ? event.act : words(action.title)}</span>
        <time className="small soft numeric">{momentWords(kit, at, now, language)}</time>
      </p>
      <p className="small soft">{names.author(event.by, event)}</p>
      <p className="row">
        <Entered kit={kit} flow={one.flow} entered={entered} />
        {!isApplied && <Badge tone="warn">{t(`case.event.${verdict.status}`)}</Badge>}
        <Whereabouts event={event} />
      </p>
      {'reason' in verdict && <p className="entry-reason small">{inLanguage(verdict.reason, language)}</p>}
      <EventContent kit={kit} one={one} event={event} />
    </div>
  );
}

function EventContent({
  kit,
  one,
  event,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly event: CaseEvent;
}): ReactNode {
  const flow = flowOf(kit, one.flow);
  const action = own(flow?.actions ?? {}, event.act);
  if (event.edits !== undefined && flow !== undefined) {
    return (
      <ul className="entry-edits small">
        {event.edits.map((edit: Edit) => (
          <li key={edit.pointer}>
            <EditWords kit={kit} form={flow.form} edit={edit} />
          </li>
        ))}
      </ul>
    );
  }
  // What the opening says is the record, shown above.
  if (event.act === 'open' || action?.form === undefined || event.data === undefined) return null;
  if (Object.keys(event.data).length === 0) return null;
  return <DataView kit={kit} form={action.form} data={event.data} one={one} />;
}

/** Says of an event of this device that it has not reached the server; silence means it has. */
function Whereabouts({ event }: { readonly event: CaseEvent }): ReactNode {
  const { t } = useTexts();
  const { waiting } = useSync();
  if (!waiting.has(event._id)) return null;
  return (
    <span className="entry-local small">
      <Icon name="phone" />
      {t('case.event.local')}
    </span>
  );
}

function DeadlineEntry({
  kit,
  one,
  entry,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly entry: Extract<Entry, { kind: 'deadline' }>;
}): ReactNode {
  const { t, words, language } = useTexts();
  const now = useNow();
  const deadline = own(flowOf(kit, one.flow)?.deadlines ?? {}, entry.deadline);
  const title = deadline === undefined ? entry.deadline : words(deadline.title);
  return (
    <div className="entry entry-deadline">
      <p className="entry-head">
        <span className="entry-title">{t('case.event.deadline', { title })}</span>
        <time className="small soft numeric">{momentWords(kit, entry.at, now, language)}</time>
      </p>
      <p className="row">
        <Entered kit={kit} flow={one.flow} entered={entry.entered} />
      </p>
    </div>
  );
}

function Entered({
  kit,
  flow,
  entered,
}: {
  readonly kit: Kit;
  readonly flow: string;
  readonly entered: readonly string[];
}): ReactNode {
  const { t, language } = useTexts();
  const known = flowOf(kit, flow);
  const states = known === undefined ? [] : pathsWords(known, entered, language);
  return states.map((state) => (
    <Badge key={state} tone="brand">
      {t('case.entered', { state })}
    </Badge>
  ));
}
