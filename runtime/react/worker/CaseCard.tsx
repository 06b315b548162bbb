import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Case } from '#core';
import { leftWords } from '../case/due.ts';
import { momentWords } from '../case/moment.ts';
import { gridWords, runningDeadline, stateWords, summaryWords } from '../case/words.ts';
import { useNow, useSync, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Badge, Icon, Light } from '../ui/index.ts';
import './list.css';

interface CaseCardProps {
  readonly one: Case;
  readonly href: string;
  readonly isCurrent?: boolean;
}

/** A case in a list: what it is about, where it stands, how much time is left. */
export function CaseCard({ one, href, isCurrent = false }: CaseCardProps): ReactNode {
  const { t, language } = useTexts();
  const { kit: newest, kitOf } = useWorkplace();
  const now = useNow();
  const kit = kitOf(one.rev) ?? newest;
  const run = runningDeadline(one);
  return (
    <Link
      className={isCurrent ? 'case-card case-card-on' : 'case-card'}
      href={href}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <span className="case-card-title">{summaryWords(kit, one, language)}</span>
      <span className="row">
        <Badge tone={one.tags.includes('closed') ? 'plain' : 'brand'}>{stateWords(kit, one, language)}</Badge>
        {one.tags.includes('urgent') && <Badge tone="bad">{t('list.urgent')}</Badge>}
        {run !== undefined && (
          <Light light={run.light} provisional={run.provisional}>
            {leftWords(run, now, t)}
          </Light>
        )}
        {one.questions.length > 0 && (
          <Badge tone="warn">{t('case.questions', { n: one.questions.length })}</Badge>
        )}
      </span>
      <span className="case-card-foot small soft">
        <span>{gridWords(kit, one.grid, language)}</span>
        <span className="numeric nowrap">{momentWords(kit, one.updatedAt, now, language)}</span>
        <OnlyHere one={one} />
      </span>
    </Link>
  );
}

/** Marks a case with something that the server has not got yet. */
function OnlyHere({ one }: { readonly one: Case }): ReactNode {
  const { t } = useTexts();
  const { waiting } = useSync();
  if (waiting.size === 0) return null;
  const isHere = one.timeline.some((entry) => entry.kind === 'event' && waiting.has(entry.event._id));
  if (!isHere) return null;
  return (
    <span className="only-here">
      <Icon name="phone" />
      {t('net.localOnly')}
    </span>
  );
}
