import type { ReactNode } from 'react';
import { accountOfDatabase, own, type Case, type Kit } from '#core';
import { useTexts } from '../texts/index.ts';
import { Card } from '../ui/index.ts';
import { useNames } from './names.ts';
import { databaseWords, flowOf } from './words.ts';

/** Who plays which part, and who can see the case. */
export function Parties({ kit, one }: { readonly kit: Kit; readonly one: Case }): ReactNode {
  const { t, words, language } = useTexts();
  const names = useNames(kit);
  const reader = (database: string): string => {
    const account = accountOfDatabase(database);
    return account === undefined ? databaseWords(kit, database, language) : names.person(account);
  };
  const parties = Object.entries(flowOf(kit, one.flow)?.parties ?? {}).flatMap(([id, party]) => {
    const members = own(one.parties, id) ?? [];
    const who = members.map((member) =>
      party.kind === 'unit' ? words(own(kit.units, member)?.title ?? { und: member }) : names.person(member),
    );
    return who.length === 0 ? [] : [{ id, title: words(party.title), who }];
  });
  return (
    <Card title={t('case.people')}>
      <dl className="facts facts-narrow">
        {parties.map(({ id, title, who }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{who.join(t('text.and'))}</dd>
          </div>
        ))}
        <div>
          <dt>{t('case.audience')}</dt>
          <dd>{one.audience.map(reader).join(t('text.and'))}</dd>
        </div>
      </dl>
    </Card>
  );
}
