import { useState, type ReactNode } from 'react';
import { own, type Case, type DeadlineRun, type Kit } from '#core';
import { useNow } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Button, Card, Light } from '../ui/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { dueWords, leftWords } from './due.ts';
import { Explained } from './Explained.tsx';
import { flowOf } from './words.ts';

/** The clocks of a case. Each says what is left, until when, and on request why that day. */
export function Deadlines({ kit, one }: { readonly kit: Kit; readonly one: Case }): ReactNode {
  const { t } = useTexts();
  if (one.deadlines.length === 0) return null;
  const runs = [...one.deadlines].sort((a, b) => Number(a.stoppedAt !== null) - Number(b.stoppedAt !== null));
  return (
    <Card title={t('case.deadlines')}>
      <ul className="stack">
        {runs.map((run) => (
          <li key={`${run.id} ${run.run}`}>
            <DeadlineRow kit={kit} one={one} run={run} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DeadlineRow({
  kit,
  one,
  run,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly run: DeadlineRun;
}): ReactNode {
  const { t, words, language } = useTexts();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const deadline = own(flowOf(kit, one.flow)?.deadlines ?? {}, run.id);
  const title = `${deadline === undefined ? run.id : words(deadline.title)}${run.run > 1 ? ` · ${t('due.run', { n: run.run })}` : ''}`;
  return (
    <div className="deadline">
      <div className="row row-between">
        <span className="deadline-title">{title}</span>
        <Light light={run.light} provisional={run.provisional}>
          {leftWords(run, now, t)}
        </Light>
      </div>
      <div className="row row-between">
        <span className="small soft numeric">
          {dueWords(kit, run, now, language, t)}
          {run.provisional && ` · ${t('due.provisional')}`}
        </span>
        {run.light !== 'met' && (
          <Button tone="quiet" onClick={() => setOpen(true)}>
            {t('due.why')}
          </Button>
        )}
      </div>
      <Sheet title={t('due.why')} lead={title} open={open} onClose={() => setOpen(false)}>
        <Explained kit={kit} one={one} run={run} />
      </Sheet>
    </div>
  );
}
