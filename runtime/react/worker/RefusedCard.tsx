import type { ReactNode } from 'react';
import { inLanguage, own, type CaseEvent, type JsonValue } from '#core';
import type { RefusedEvent } from '#sync';
import { momentWords } from '../case/moment.ts';
import { flowOf, gridWords } from '../case/words.ts';
import { useNow, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner } from '../ui/index.ts';
import { readableAnswers } from './readableAnswers.ts';
import { RefusedActs } from './RefusedActs.tsx';

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
  const kit = place.kitOf(event.rev) ?? place.kit;
  const action = own(flowOf(kit, event.flow)?.actions ?? {}, event.act);
  const title = action === undefined ? event.act : words(action.title);
  const photos = Object.keys(event._attachments ?? {}).length;

  return (
    <article className="refused">
      <header>
        <h3>{title}</h3>
        <p className="small soft">
          {gridWords(kit, event.grid, language)} · {momentWords(kit, Date.parse(event.at), now, language)}
          {photos > 0 && ` · ${t('sync.photos', { n: photos })}`}
        </p>
        <p className="refused-said">{saidIn(kit, event, language)}</p>
      </header>
      <Banner tone="warn" icon="warn">
        {inLanguage(refusal.reason, language)}
      </Banner>
      <RefusedActs refusal={refusal} event={event} title={title} onExport={onExport} />
    </article>
  );
}

/** The first answers, as a reminder of which record this is. */
function saidIn(kit: Parameters<typeof flowOf>[0], event: CaseEvent, language: string): string {
  const flow = flowOf(kit, event.flow);
  const form = event.act === 'open' ? flow?.form : own(flow?.actions ?? {}, event.act)?.form;
  if (form === undefined || event.data === undefined) return '';
  // “Yes” and “no” say nothing without their question, and photos are counted above.
  const isTold = (one: JsonValue): boolean => typeof one !== 'boolean' && !Array.isArray(one);
  const told = Object.fromEntries(Object.entries(event.data).filter(([, one]) => isTold(one)));
  const answers = Object.values(readableAnswers(kit, form, told, language));
  return answers
    .filter((answer) => typeof answer === 'string')
    .slice(0, 4)
    .join(' · ');
}
