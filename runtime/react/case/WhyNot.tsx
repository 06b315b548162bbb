import type { ReactNode } from 'react';
import { inLanguage, type Case, type Kit } from '#core';
import { actsOf, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';

/** The acts that are not possible now, each with the reason; folded, because most people never ask. */
export function WhyNot({ one }: { readonly kit: Kit; readonly one: Case }): ReactNode {
  const { t, words, language } = useTexts();
  const place = useWorkplace();
  const denied = actsOf(place, one).flatMap(({ act, action, decision }) =>
    decision.allow
      ? []
      : [{ act, title: words(action.title), reason: inLanguage(decision.reason, language) }],
  );
  if (denied.length === 0) return null;
  return (
    <details className="why-not">
      <summary>
        {t('case.whyNot')} <span className="soft">{t('case.whyNot.count', { n: denied.length })}</span>
      </summary>
      <dl className="small">
        {denied.map(({ act, title, reason }) => (
          <div key={act}>
            <dt>{title}</dt>
            <dd className="soft">{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
