import type { ReactNode } from 'react';
import { explain, own, startedBy, weekdayWords, type Case, type DeadlineRun, type Kit } from '#core';
import { useTexts } from '../texts/index.ts';
import { Banner } from '../ui/index.ts';

/** Day by day, why a deadline falls when it does. */
export function Explained({
  kit,
  one,
  run,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly run: DeadlineRun;
}): ReactNode {
  const { t, words, language } = useTexts();
  const flow = own(kit.flows, one.flow);
  const { days, sentence, provisional } = explain(run, kit, flow && startedBy(run, one, flow));
  return (
    <div className="stack">
      <p>{words(sentence)}</p>
      {provisional && (
        <Banner tone="warn" icon="info">
          {t('due.provisional.help')}
        </Banner>
      )}
      <ol className="days">
        {days.map(({ date, weekday, kind, n, words: why }) => (
          <li key={date} className={`day day-${kind}`}>
            <span className="day-number numeric">{n ?? '–'}</span>
            <span className="day-date numeric">
              {Number(date.slice(5, 7))}/{Number(date.slice(8))}{' '}
              <span className="soft">{weekdayWords(weekday, language)}</span>
            </span>
            <span className="small">{words(why)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
