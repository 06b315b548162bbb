import { useMachine } from '@xstate/react';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createSessionMachine, type Account } from '#sync';
import { useTexts } from '../texts/index.ts';
import { Loading } from '../ui/index.ts';
import { changedAccount, httpSession } from './http.ts';
import { KnownOperator } from './KnownOperator.tsx';
import { LoginPage } from './LoginPage.tsx';
import { hasLeft, rememberedAccount } from './remembered.ts';

/** Somebody who has logged in, and the ways out. */
export interface Signed {
  readonly account: Account;
  readonly signOut: () => void;
  /** The server no longer knows the session: log in again. */
  readonly loseSession: () => void;
  /** Posts or databases may have changed: asks the server, and goes on with what it says. */
  readonly lookAtRights: () => void;
}

/** Shows the log-in page until somebody is signed in, and then what is for them. */
export function SignIn({
  home = '/',
  waiting,
  prepare,
  children,
}: {
  /** The page on which the next person begins. */
  readonly home?: string;
  /** Shown while the server is asked whose session this is; with the account that was here last. */
  readonly waiting?: (known: Account | null) => ReactNode;
  /** Called to load what comes next: at once where somebody is known, else when they begin to log in. */
  readonly prepare?: () => void;
  readonly children: (signed: Signed) => ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const machine = useMemo(() => createSessionMachine(httpSession), []);
  const [state, send] = useMachine(machine);
  const [again, setAgain] = useState(false);
  const [known] = useState(rememberedAccount);
  // With nobody known here the answer is all but certain: the log-in page does not wait for it. After a log-out that the
  // server has still to hear of it does, or that message would end the session that begins meanwhile.
  const [isNew] = useState(() => known === null && !hasLeft());
  const { account, failure } = state.context;
  const isWaiting = (state.matches('checking') && !isNew) || state.matches('signingOut');
  // Somebody known here gets further all but certainly; for anybody else the log-in page comes first.
  const isKnown = known !== null;
  useEffect(() => {
    if (isKnown) prepare?.();
  }, [isKnown, prepare]);
  const signOut = useCallback(() => {
    setAgain(false);
    // The next person at this device begins at the beginning, not on a page of the last one.
    history.replaceState(null, '', home);
    send({ type: 'signOut' });
  }, [send, home]);
  const loseSession = useCallback(() => {
    setAgain(true);
    send({ type: 'authLost' });
  }, [send]);
  const lookAtRights = useCallback(() => {
    if (account === null) return;
    void changedAccount(account).then((changed) => {
      if (changed !== undefined) send({ type: 'rights', account: changed });
    });
  }, [account, send]);
  if (isWaiting)
    return waiting !== undefined && state.matches('checking') ? (
      waiting(known)
    ) : (
      <Loading label={t('app.loading')} />
    );
  if (!state.matches('signedIn') || account === null) {
    return (
      <LoginPage
        busy={state.matches('signingIn')}
        failure={failure ?? (again ? 'login.again' : null)}
        onBegin={prepare}
        onLogin={(credentials) => send({ type: 'signIn', credentials })}
        footer={<KnownOperator />}
      />
    );
  }
  return children({ account, signOut, loseSession, lookAtRights });
}
