import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Case, Kit } from '#core';
import { useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Card, Icon } from '../ui/index.ts';
import { flowOf } from './words.ts';

/** The documents that this person may print of the case in its present state. */
export function Prints({ kit, one }: { readonly kit: Kit; readonly one: Case }): ReactNode {
  const { t, words } = useTexts();
  const { me } = useWorkplace();
  const posts = new Set(me.holdings.map(({ post }) => post));
  const prints = Object.entries(flowOf(kit, one.flow)?.prints ?? {}).filter(
    ([, print]) =>
      print.posts.some((post) => posts.has(post)) &&
      (print.during === undefined || print.during.some((state) => one.states.includes(state))),
  );
  if (prints.length === 0) return null;
  return (
    <Card title={t('case.documents')}>
      <ul className="stack">
        {prints.map(([id, print]) => (
          <li key={id}>
            <Link className="button button-plain button-wide" href={`/print/${one.id}/${id}`}>
              <Icon name="print" />
              <span>{t('case.print', { title: words(print.title) })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
