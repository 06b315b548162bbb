import { useState, type ReactNode } from 'react';
import { useWorkplace } from '../data/index.ts';
import { Banner, Button } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import type { Account } from './Account.ts';
import { accountServer, type Failure } from './accountServer.ts';
import { faultsOf, isStale } from './faults.ts';
import { usePeopleTexts } from './usePeopleTexts.ts';

interface AccountActionsProps {
  readonly account: Account;
  readonly onPassword: (password: string) => void;
  readonly onRemoved: () => void;
  readonly onStale: () => void;
}

/** A new password and the end of the account, each after a question that says what it does. One's own account has neither. */
export function AccountActions({ account, onPassword, onRemoved, onStale }: AccountActionsProps): ReactNode {
  const { say, words } = usePeopleTexts();
  const { me } = useWorkplace();
  const [asking, setAsking] = useState<'password' | 'remove' | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const { name, displayName } = account;

  async function run(act: () => Promise<Failure | undefined>): Promise<void> {
    setBusy(true);
    const failure = await act();
    setBusy(false);
    setAsking(null);
    if (failure === undefined) return;
    if (isStale(failure)) onStale();
    setTrouble(Object.values(faultsOf(failure, say, words)).join(' '));
  }
  async function resetPassword(): Promise<Failure | undefined> {
    const answer = await accountServer.newPassword(name);
    if (answer.status !== 'ok') return answer;
    onPassword(answer.value.password);
    return undefined;
  }
  async function remove(): Promise<Failure | undefined> {
    const answer = await accountServer.remove(name);
    if (answer.status !== 'ok') return answer;
    onRemoved();
    return undefined;
  }

  if (account.integrator === true) return null;
  if (name === me.person) return <p className="account-actions small soft">{say('person.own')}</p>;
  return (
    <section className="account-actions stack" aria-labelledby="account-actions">
      <h3 id="account-actions">{say('person.account')}</h3>
      <div role="alert">{trouble !== undefined && <Banner tone="bad">{trouble}</Banner>}</div>
      <Button wide icon="shield" onClick={() => setAsking('password')}>
        {say('person.password')}
      </Button>
      <Button wide icon="trash" tone="danger" onClick={() => setAsking('remove')}>
        {say('person.remove')}
      </Button>
      <Confirm
        title={say('person.password')}
        body={say('person.password.ask', { name: displayName })}
        yes={say('person.password.yes')}
        open={asking === 'password'}
        busy={busy}
        onYes={() => void run(resetPassword)}
        onNo={() => setAsking(null)}
      />
      <Confirm
        title={say('person.remove.ask', { name: displayName })}
        body={
          <>
            {say('person.remove.stays', { name: displayName })}
            <br />
            {say('person.remove.ends')}
          </>
        }
        yes={say('person.remove')}
        open={asking === 'remove'}
        busy={busy}
        onYes={() => void run(remove)}
        onNo={() => setAsking(null)}
      />
    </section>
  );
}
