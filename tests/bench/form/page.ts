import type { Variant } from './survey.ts';

/** What each page of the bench offers to the one who measures. Everything else happens through keys and the pointer. */
export interface BenchPage {
  /** Puts the survey on the page; what it needs beforehand was prepared when the page loaded. */
  readonly mount: (variant: Variant) => void;
  /** The input of the home (`member` undefined) or of a member, once it is there. */
  readonly find: (name: string, member?: number) => HTMLElement | null;
  /** What a person would press to add a member. */
  readonly addButton: () => HTMLElement | null;
}

declare global {
  interface Window {
    bench?: BenchPage;
  }
}

export function root(): HTMLElement {
  const found = document.getElementById('root');
  if (found === null) throw new Error('The page of the bench has no place for the form.');
  return found;
}

/** The button whose words end like this. */
export function buttonNamed(words: string): HTMLElement | null {
  const buttons = [...document.querySelectorAll<HTMLElement>('button, input[type=button]')];
  return buttons.find((button) => (button.textContent ?? '').trim().endsWith(words)) ?? null;
}
