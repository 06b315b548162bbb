import { useEffect, useState, type ReactNode } from 'react';
import type { Text } from '#core';
import type { Credentials } from '#sync';
import { useTexts } from '../texts/index.ts';

interface DemoAccount extends Credentials {
  readonly title: Text;
}

/** The accounts of a demonstration, when the server is one; it answers only on its own machine. */
export function DemoAccounts({
  busy,
  onChoose,
}: {
  readonly busy: boolean;
  readonly onChoose: (credentials: Credentials) => void;
}): ReactNode {
  const { t, words } = useTexts();
  const [accounts, setAccounts] = useState<readonly DemoAccount[]>([]);
  useEffect(() => {
    let gone = false;
    fetch('/api/demo', { headers: { accept: 'application/json' } })
      .then(async (response) =>
        response.ok ? ((await response.json()) as { accounts: DemoAccount[] }).accounts : [],
      )
      .then(
        (found) => {
          if (!gone) setAccounts(found);
        },
        () => undefined, // no demonstration, or no network: the page is complete without it
      );
    return () => {
      gone = true;
    };
  }, []);
  if (accounts.length === 0) return null;
  return (
    <section className="login-demo">
      <h2>{t('login.demo')}</h2>
      <p className="small soft">{t('login.demo.help')}</p>
      <ul>
        {accounts.map(({ name, password, title }) => (
          <li key={name}>
            <button type="button" disabled={busy} onClick={() => onChoose({ name, password })}>
              <span>{words(title)}</span>
              <span className="small soft">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
