import { useMachine } from '@xstate/react';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createSessionMachine, type Account } from '#sync';
import type { Workplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, Loading } from '../ui/index.ts';
import { httpSession } from './http.ts';
import { LoginPage } from './LoginPage.tsx';
import type { Opened } from './openWorkplace.ts';
import { App } from '../app/App.tsx';
import { UpdateBanner } from '../app/UpdateBanner.tsx';
import { KnownOperator } from './KnownOperator.tsx';

/** Log-in and what comes after it. */
export function Session(): ReactNode {
  const { t } = useTexts();
  const machine = useMemo(() => createSessionMachine(httpSession), []);
  const [state, send] = useMachine(machine);
  const [again, setAgain] = useState(false);
  const { account, failure } = state.context;
  const signOut = useCallback(() => {
    setAgain(false);
    // The next person at this device begins at the beginning, not on a page of the last one.
    history.replaceState(null, '', '/');
    send({ type: 'signOut' });
  }, [send]);
  const loseSession = useCallback(() => {
    setAgain(true);
    send({ type: 'authLost' });
  }, [send]);
  if (state.matches('checking') || state.matches('signingOut')) return <Loading label={t('app.loading')} />;
  if (!state.matches('signedIn') || account === null) {
    return (
      <LoginPage
        busy={state.matches('signingIn')}
        failure={failure ?? (again ? 'login.again' : null)}
        onLogin={(credentials) => send({ type: 'signIn', credentials })}
        footer={<KnownOperator />}
      />
    );
  }
  return <SignedIn key={account.person} account={account} onSignOut={signOut} onAuthLost={loseSession} />;
}

interface SignedInProps {
  readonly account: Account;
  readonly onSignOut: () => void;
  readonly onAuthLost: () => void;
}

function SignedIn({ account, onSignOut, onAuthLost }: SignedInProps): ReactNode {
  const { t } = useTexts();
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current: Opened | undefined;
    let gone = false;
    import('./openWorkplace.ts')
      .then(({ openWorkplace }) => openWorkplace(account, setOpened))
      .then(
        (result) => {
          current = result;
          if (gone) void result.close();
          else setOpened(result);
        },
        () => setFailed(true),
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
  if (failed) {
    return (
      <main className="login">
        <Banner
          tone="warn"
          icon="info"
          actions={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
        >
          {t('login.noKit')}
        </Banner>
      </main>
    );
  }
  return workplace === undefined ? (
    <Loading label={t('app.loading')} />
  ) : (
    <App workplace={workplace} notice={<UpdateBanner />} />
  );
}
