import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Account } from '#sync';
import type { Workplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, Loading } from '../ui/index.ts';
import type { Opened } from './openWorkplace.ts';
import { App } from '../app/App.tsx';
import { UpdateBanner } from '../app/UpdateBanner.tsx';
import { SignIn } from './SignIn.tsx';

/** Log-in and what comes after it. */
export function Session(): ReactNode {
  return (
    <SignIn>
      {({ account, signOut, loseSession }) => (
        <SignedIn key={account.person} account={account} onSignOut={signOut} onAuthLost={loseSession} />
      )}
    </SignIn>
  );
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
