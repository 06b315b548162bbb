import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import type { Account } from '#sync';
import type { Workplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Loading } from '../ui/index.ts';
import { NotOpened } from './NotOpened.tsx';
import { openFailure, type OpenFailure } from './openFailure.ts';
import type { Opened } from './openWorkplace.ts';
import { App } from '../app/App.tsx';
import { UpdateBanner } from '../app/UpdateBanner.tsx';
import { SignIn } from './SignIn.tsx';

/** Log-in and what comes after it. Other rights are another workplace: what may not be held any more goes before the new one opens. */
export function Session(): ReactNode {
  return (
    <SignIn>
      {({ account, signOut, loseSession, lookAtRights }) => (
        <SignedIn
          key={JSON.stringify([account.person, account.holdings, account.databases])}
          account={account}
          onSignOut={signOut}
          onAuthLost={loseSession}
          onRights={lookAtRights}
        />
      )}
    </SignIn>
  );
}

interface SignedInProps {
  readonly account: Account;
  readonly onSignOut: () => void;
  readonly onAuthLost: () => void;
  readonly onRights: () => void;
}

function SignedIn({ account, onSignOut, onAuthLost, onRights }: SignedInProps): ReactNode {
  const { t } = useTexts();
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const [failed, setFailed] = useState<OpenFailure | null>(null);
  const askRights = useEffectEvent(onRights);
  useEffect(() => {
    let current: Opened | undefined;
    let gone = false;
    import('./openWorkplace.ts')
      .then(({ openWorkplace }) => openWorkplace(account, setOpened, () => askRights()))
      .then(
        (result) => {
          current = result;
          if (gone) void result.close();
          else setOpened(result);
        },
        (error: unknown) => setFailed(openFailure(error)),
      );
    return () => {
      gone = true;
      void current?.close();
    };
  }, [account]);
  const workplace = useMemo<Workplace | undefined>(
    () =>
      opened && {
        ...opened.place,
        signOut: () => void opened.closeAndWipe().finally(onSignOut),
        signInAgain: onAuthLost,
      },
    [opened, onSignOut, onAuthLost],
  );
  if (failed !== null) return <NotOpened failure={failed} />;
  return workplace === undefined ? (
    <Loading label={t('app.loading')} />
  ) : (
    <App workplace={workplace} notice={<UpdateBanner />} />
  );
}
