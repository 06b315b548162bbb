import { useSyncExternalStore } from 'react';
import type { UiLanguage } from './translate.ts';

/** What a person set for this device. Kept in localStorage: no personal data among it. */
export interface Preferences {
  readonly language: UiLanguage;
  readonly text: 'normal' | 'large';
  readonly theme: 'auto' | 'light' | 'dark';
}

const KEY = 'wangge.preferences';
const DEFAULTS: Preferences = { language: 'zh-CN', text: 'normal', theme: 'auto' };
const listeners = new Set<() => void>();
let current: Preferences = read();

function read(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return {
      language: kept.language === 'en' ? 'en' : 'zh-CN',
      text: kept.text === 'large' ? 'large' : 'normal',
      theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'auto',
    };
  } catch {
    return DEFAULTS; // storage may be closed to the page; the defaults serve
  }
}

/** Changes preferences, keeps them and puts them on the page. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // They hold until the page is left; nothing better can be done.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

/** Puts language, text size and theme on the document element, where the style sheets read them. */
export function applyPreferences(): void {
  const root = document.documentElement;
  const dark = current.theme === 'dark' || (current.theme === 'auto' && prefersDark());
  root.lang = current.language;
  root.dataset['text'] = current.text;
  root.dataset['theme'] = dark ? 'dark' : 'light';
}

function prefersDark(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The preferences, kept up to date. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
