import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { LanguageProvider } from '../texts/index.ts';
import { onDemand } from './onDemand.tsx';

function Part({ words }: { readonly words: string }): ReactNode {
  return <p>{words}</p>;
}

test('U28 code that does not come takes nothing along: the part says so, and comes when it is asked again', async () => {
  const load = vi.fn<() => Promise<typeof Part>>(() => Promise.resolve(Part));
  load.mockRejectedValueOnce(new Error('no network'));
  const Rare = onDemand(load, (_props: { readonly words: string }, trouble) => trouble ?? <p>等一下</p>);
  render(
    <LanguageProvider>
      <Rare words="到了" />
      <input aria-label="旁边" />
    </LanguageProvider>,
  );
  expect(screen.getByText('等一下')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('旁边'), { target: { value: '已填' } });
  fireEvent.click(await screen.findByText('再试一次'));
  expect(await screen.findByText('到了')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('旁边').value).toBe('已填');
});

test('U28 what has come once is on the page at once the next time', async () => {
  const Rare = onDemand(
    () => Promise.resolve(Part),
    () => <p>等一下</p>,
  );
  render(<Rare words="甲" />);
  await screen.findByText('甲');
  render(<Rare words="乙" />);
  expect(screen.getByText('乙')).toBeTruthy();
  expect(screen.queryByText('等一下')).toBeNull();
});
