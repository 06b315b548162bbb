import { useEffect, useState, type ReactNode } from 'react';
import type { KitFile } from '#core';
import { useTexts } from '../texts/index.ts';

const KEY = 'wangge.operator';

type Operator = KitFile['operator'];

/** Keeps who runs the app for the log-in page, which has no kit yet. Public words only. */
export function rememberOperator(operator: Operator): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(operator));
  } catch {
    // The log-in page then asks the server.
  }
}

/** The operator under the log-in form: as this device last heard it, and as the server says. */
export function KnownOperator(): ReactNode {
  const { t, words } = useTexts();
  const [operator, setOperator] = useState(remembered);
  useEffect(() => {
    const abandon = new AbortController();
    void ask(abandon.signal).then((found) => {
      if (found !== null && !abandon.signal.aborted) setOperator(found);
    });
    return () => {
      abandon.abort();
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

/** null without a network. */
async function ask(signal: AbortSignal): Promise<Operator | null> {
  try {
    const response = await fetch('/api/operator', { signal, headers: { accept: 'application/json' } });
    if (!response.ok) return null;
    return ((await response.json()) as { readonly operator: Operator }).operator;
  } catch {
    return null;
  }
}

function remembered(): Operator | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Operator | null;
  } catch {
    return null;
  }
}
