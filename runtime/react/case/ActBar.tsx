import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import type { Case, Kit } from '#core';
import { actsOf, useWorkplace, type ActOption } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';
import { ActSheet } from './ActSheet.tsx';

/** The acts this person may do now. The expected steps lie open; the rest is one tap away. */
export function ActBar({ kit, one }: { readonly kit: Kit; readonly one: Case }): ReactNode {
  const { t, words } = useTexts();
  const place = useWorkplace();
  const [search, setSearch] = useSearchParams();
  const [picked, setPicked] = useState<ActOption | null>(null);
  const [isOpen, setOpen] = useState(false);
  const allowed = actsOf(place, one).filter(({ decision }) => decision.allow);
  // A link from what waits or was not taken opens the act at once.
  const linked = allowed.find(({ act }) => act === search.get('act'));
  const chosen = picked ?? linked ?? null;
  const first = allowed.filter(({ action }) => action.tone === 'main');
  const rest = allowed.filter(({ action }) => action.tone !== 'main');
  const shown = isOpen ? [...first, ...rest] : first;
  function close(): void {
    setPicked(null);
    if (linked !== undefined) setSearch({}, { replace: true });
  }
  if (allowed.length === 0) return null;
  return (
    <section className={first.length === 0 ? 'acts acts-idle' : 'acts'} aria-label={t('case.acts')}>
      <h2>{t(first.length === 0 && !isOpen ? 'case.acts.none' : 'case.acts')}</h2>
      <div className="acts-buttons">
        {shown.map((option) => (
          <div key={option.act} className="act">
            <Button tone={option.action.tone ?? 'plain'} wide onClick={() => setPicked(option)}>
              {words(option.action.title)}
            </Button>
            {option.action.help !== undefined && <p className="small soft">{words(option.action.help)}</p>}
          </div>
        ))}
      </div>
      {rest.length > 0 && !isOpen && (
        <Button tone="quiet" icon="down" onClick={() => setOpen(true)}>
          {t('case.acts.more')} · {rest.length}
        </Button>
      )}
      {chosen !== null && (
        <ActSheet
          kit={kit}
          one={one}
          option={chosen}
          corrects={picked === null ? search.get('corrects') : null}
          onClose={close}
        />
      )}
    </section>
  );
}
