import { useEffect, useState, type ReactNode } from 'react';
import type { KitFile } from '#core';
import { useTexts } from '../texts/index.ts';

const KEY = 'wangge.operator';

/** Keeps who runs the app for the log-in page, which has no kit yet. Public words only. */
export function rememberOperator(operator: KitFile['operator']): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(operator));
  } catch {
    // The log-in page then asks the server.
  }
}

/** The operator under the log-in form: asked of the server, else as remembered. */
export function KnownOperator(): ReactNode {
  const { t, words } = useTexts();
  const [operator, setOperator] = useState<KitFile['operator'] | null>(remembered);
  useEffect(() => {
    let gone = false;
    fetch('/api/operator', { headers: { accept: 'application/json' } })
      .then(async (response) => (response.ok ? ((await response.json()) as KitFile['operator']) : null))
      .then(
        (found) => {
          if (!gone && found !== null) setOperator(found);
        },
        () => undefined, // a server that does not tell, or no network
      );
    return () => {
      gone = true;
    };
  }, []);
  if (operator === null) return null;
  return (
    <footer className="operator">
      <p>{t('text.label', { title: t('operator.name'), value: words(operator.name) })}</p>
      <p>{t('text.label', { title: t('operator.filing'), value: operator.filing })}</p>
      <p>{t('text.label', { title: t('operator.complaints'), value: words(operator.complaints) })}</p>
    </footer>
  );
}

function remembered(): KitFile['operator'] | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as KitFile['operator'] | null;
  } catch {
    return null;
  }
}
