import { Fragment, useMemo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useCases, useWorkplace } from '../data/index.ts';
import { casesOf, listsFor } from '../desk/lists.ts';
import { useTexts } from '../texts/index.ts';

/** The lists of this person's posts with their counts; only where there is room for them. */
export function ListRail({ path }: { readonly path: string }): ReactNode {
  const { t, words } = useTexts();
  const { kit, me } = useWorkplace();
  const cases = useCases();
  const lists = useMemo(
    () => listsFor(kit, me).map((list) => ({ list, n: casesOf(list, cases, me, kit).length })),
    [kit, me, cases],
  );
  if (lists.length === 0) return null;
  return (
    <nav className="list-rail" aria-label={t('nav.ledger')}>
      {lists.map(({ list, n }, index) => {
        const href = `/lists/${list.id}`;
        const isOn = path === href || path.startsWith(`${href}/`);
        return (
          <Fragment key={list.id}>
            {list.flow !== lists[index - 1]?.list.flow && (
              <h2 className="rail-head">{words(kit.flows[list.flow]?.title ?? {})}</h2>
            )}
            <Link
              href={href}
              className={isOn ? 'rail-link rail-on' : 'rail-link'}
              aria-current={isOn ? 'page' : undefined}
            >
              <span>{words(list.title)}</span>
              <span className={n === 0 ? 'rail-count rail-none' : 'rail-count'}>{n}</span>
            </Link>
          </Fragment>
        );
      })}
    </nav>
  );
}
