import { useState, type ReactNode } from 'react';
import type { KitFile } from '#core';
import { useTexts } from '../texts/index.ts';

const KEY = 'wangge.operator';

/** Keeps who runs the app for the log-in page, which has no kit yet. Public words only. */
export function rememberOperator(operator: KitFile['operator']): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(operator));
  } catch {
    // The log-in page then goes without.
  }
}

/** The operator under the log-in form, as this device last heard it. */
export function KnownOperator(): ReactNode {
  const { t, words } = useTexts();
  const [operator] = useState(remembered);
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
