import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Account } from './Account.ts';
import { accountServer, type Failure } from './accountServer.ts';

/** The list as far as it is here. */
type Listed =
  { readonly status: 'loading' } | { readonly status: 'ok'; readonly accounts: readonly Account[] } | Failure;

interface Accounts {
  readonly listed: Listed;
  /** Asks again in view of everybody, after it failed. */
  readonly again: () => void;
  /** Asks again behind the list that is shown, which stays when there is no answer. */
  readonly refresh: () => void;
  /** Puts an account as the server has just given it into the list. */
  readonly keep: (account: Account) => void;
  readonly drop: (name: string) => void;
}

/** Everybody's accounts from the server; nothing of them stays on the device. */
export function useAccounts(): Accounts {
  const [listed, setListed] = useState<Listed>({ status: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isGone = false;
    void accountServer.list().then((answer) => {
      if (isGone) return;
      setListed((before) => {
        if (answer.status === 'ok') return { status: 'ok', accounts: answer.value.accounts };
        return before.status === 'ok' ? before : answer;
      });
    });
    return () => {
      isGone = true;
    };
  }, [round]);
  const change = useCallback((how: (accounts: readonly Account[]) => readonly Account[]) => {
    setListed((before) =>
      before.status === 'ok' ? { status: 'ok', accounts: how(before.accounts) } : before,
    );
  }, []);
  return useMemo(
    () => ({
      listed,
      again() {
        setListed({ status: 'loading' });
        setRound((n) => n + 1);
      },
      refresh: () => setRound((n) => n + 1),
      keep: (account) =>
        change((accounts) => [...accounts.filter(({ name }) => name !== account.name), account]),
      drop: (gone) => change((accounts) => accounts.filter(({ name }) => name !== gone)),
    }),
    [listed, change],
  );
}
