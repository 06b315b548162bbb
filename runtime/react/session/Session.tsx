import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { loadBrowserStorage } from '#store';
import type { Account } from '#sync';
import type { Workplace } from '../data/index.ts';
import { FirstScreen } from '../home/index.ts';
import { correctedNow } from './http.ts';
import { NotOpened } from './NotOpened.tsx';
import { openFailure, type OpenFailure } from './openFailure.ts';
import type { Opened } from './openWorkplace.ts';
import type * as signedIn from './signedIn.ts';
import { SignIn } from './SignIn.tsx';

/** Log-in and what comes after it. Other rights are another workplace: what may not be held any more goes before the new one opens. */
export function Session(): ReactNode {
  return (
    <SignIn
      waiting={(known) => <FirstScreen person={known?.person ?? null} clock={correctedNow} />}
      prepare={prepare}
    >
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

type Parts = typeof signedIn;

/** Both at once: the second is not found out about only when the first has come. */
async function loadParts(): Promise<Parts> {
  const [parts] = await Promise.all([import('./signedIn.ts'), loadBrowserStorage()]);
  return parts;
}

/** Ahead of time. What does not come now is asked for again, and said, when it is needed. */
function prepare(): void {
  loadParts().catch(() => undefined);
}

interface Open {
  readonly parts: Parts;
  readonly opened: Opened;
}

interface SignedInProps {
  readonly account: Account;
  readonly onSignOut: () => void;
  readonly onAuthLost: () => void;
  readonly onRights: () => void;
}

function SignedIn({ account, onSignOut, onAuthLost, onRights }: SignedInProps): ReactNode {
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [failed, setFailed] = useState<OpenFailure | null>(null);
  const askRights = useEffectEvent(onRights);
  useEffect(() => {
    let current: Opened | undefined;
    let gone = false;
    async function start(): Promise<void> {
      const parts = await loadParts();
      const show = (opened: Opened): void => setOpen({ parts, opened });
      current = await parts.openWorkplace(account, show, () => askRights());
      if (gone) void current.close();
      else show(current);
    }
    start().catch((error: unknown) => setFailed(openFailure(error)));
    return () => {
      gone = true;
      void current?.close();
    };
  }, [account]);
  const workplace = useMemo<Workplace | undefined>(
    () =>
      open && {
        ...open.opened.place,
        signOut: () => void open.opened.closeAndWipe().finally(onSignOut),
        signInAgain: onAuthLost,
      },
    [open, onSignOut, onAuthLost],
  );
  if (failed !== null) return <NotOpened failure={failed} />;
  if (open === undefined || workplace === undefined)
    return <FirstScreen person={account.person} clock={correctedNow} />;
  const { App, UpdateBanner } = open.parts;
  return <App workplace={workplace} notice={<UpdateBanner />} />;
}
