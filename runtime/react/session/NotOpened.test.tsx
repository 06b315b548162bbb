import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LanguageProvider, setPreferences } from '../texts/index.ts';
import { NotOpened } from './NotOpened.tsx';
import type { OpenFailure } from './openFailure.ts';

afterEach(() => {
  cleanup();
  setPreferences({ language: 'zh-CN' });
});

const REASONS = ['noKit', 'noAnswer', 'full', 'storage', 'version', 'unknown'] as const;

function saidOf(why: OpenFailure['why']): string {
  const failure: OpenFailure = why === 'unknown' ? { why, words: 'TypeError x' } : { why };
  const { container, unmount } = render(
    <LanguageProvider>
      <NotOpened failure={failure} />
    </LanguageProvider>,
  );
  expect(screen.getByRole('button')).toBeTruthy();
  const said = container.querySelector('.banner')?.textContent ?? '';
  unmount();
  return said;
}

test.each(['zh-CN', 'en'] as const)('in %s every reason is told in words of its own', (language) => {
  setPreferences({ language });
  const said = REASONS.map(saidOf);
  expect(new Set(said).size).toBe(REASONS.length);
  expect(said.at(-1)).toContain('TypeError x');
});
