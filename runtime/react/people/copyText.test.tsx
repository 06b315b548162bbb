import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './copyText.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function shown(words: string): HTMLElement {
  const place = document.createElement('p');
  place.textContent = words;
  document.body.append(place);
  return place;
}

test('what is copied is on the clipboard', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(await copyText('样例', shown('样例'))).toBe(true);
  expect(writeText).toHaveBeenCalledWith('样例');
});

test.each([
  ['has none', undefined],
  ['refuses', { writeText: () => Promise.reject(new Error('NotAllowedError')) }],
])('where the browser %s, the words are selected for the hand', async (_, clipboard) => {
  vi.stubGlobal('navigator', { clipboard });
  expect(await copyText('样例', shown('账号样例'))).toBe(false);
  expect(getSelection()?.toString()).toBe('账号样例');
});
