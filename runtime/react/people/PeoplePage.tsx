import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { mayAppoint } from '#core';
import { useWorkplace } from '../data/index.ts';
import { Button, EmptyState, IconButton, Loading, useToast } from '../ui/index.ts';
import type { Account } from './Account.ts';
import { NotListed } from './NotListed.tsx';
import { PeopleList } from './PeopleList.tsx';
import { PersonSheet } from './PersonSheet.tsx';
import { useAccounts } from './useAccounts.ts';
import { usePeopleTexts } from './usePeopleTexts.ts';
import '../fields/fields.css';
import '../worker/today.css';
import './people.css';

/** People and their accounts, for whoever may appoint. It lives on the server alone and needs a network. */
export function PeoplePage(): ReactNode {
  const { say } = usePeopleTexts();
  const { kit, me } = useWorkplace();
  return mayAppoint(kit, me.holdings) ? (
    <People />
  ) : (
    <EmptyState icon="shield" title={say('people.forbidden')} help={say('people.forbidden.help')} />
  );
}

function People(): ReactNode {
  const { t, say } = usePeopleTexts();
  const { listed, again, refresh, keep, drop } = useAccounts();
  // Empty for somebody who is to be added.
  const [opened, setOpened] = useState<{ readonly account?: Account } | null>(null);
  const [, navigate] = useLocation();
  const toast = useToast();
  const heading = useRef<HTMLHeadingElement>(null);
  // The row that the focus would go back to is gone with the account.
  const [removed, setRemoved] = useState<string | null>(null);
  useEffect(() => {
    if (removed !== null) heading.current?.focus();
  }, [removed]);
  const accounts = listed.status === 'ok' ? listed.accounts : [];
  return (
    <div className="people">
      <header className="people-head">
        <IconButton icon="back" label={t('app.back')} onClick={() => navigate('/me')} />
        <h1 ref={heading} tabIndex={-1}>
          {t('me.people')}
        </h1>
        {listed.status === 'ok' && (
          <Button tone="main" icon="plus" aria-haspopup="dialog" onClick={() => setOpened({})}>
            {say('people.add')}
          </Button>
        )}
      </header>
      <p className="soft">{say('people.lead')}</p>
      {listed.status === 'loading' ? (
        <Loading label={t('app.loading')} />
      ) : listed.status === 'ok' ? (
        <PeopleList accounts={accounts} onOpen={(account) => setOpened({ account })} />
      ) : (
        <NotListed failure={listed} onAgain={again} />
      )}
      {opened !== null && (
        <PersonSheet
          {...opened}
          taken={new Set(accounts.map(({ name }) => name))}
          onKept={keep}
          onStale={refresh}
          onRemoved={({ name, displayName }) => {
            drop(name);
            setOpened(null);
            setRemoved(name);
            toast(say('person.removed', { name: displayName }));
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
