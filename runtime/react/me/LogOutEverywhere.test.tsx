import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LogOutEverywhere } from './LogOutEverywhere.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The dialog comes with the first sheet that opens. */
async function confirmed(answer: () => Promise<Response>) {
  const [asked, onDone] = [vi.fn(answer), vi.fn()];
  vi.stubGlobal('fetch', asked);
  render(<LogOutEverywhere waiting={0} drafts={0} onDone={onDone} />);
  fireEvent.click(screen.getByRole('button', { name: '退出所有设备' }));
  expect(asked).not.toHaveBeenCalled();
  fireEvent.click(await screen.findByRole('button', { name: '全部退出' }));
  expect(asked).toHaveBeenCalledWith('/api/sessions/end', { method: 'POST' });
  return onDone;
}

it('logs out here once the server has ended every session', async () => {
  const onDone = await confirmed(() => Promise.resolve(new Response('{}')));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
});

it('logs out here too when the session was ended from elsewhere already', async () => {
  const onDone = await confirmed(() => Promise.resolve(new Response('{}', { status: 401 })));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
});

it.each([
  ['without a network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['when the server fails', () => Promise.resolve(new Response('{}', { status: 503 }))],
])('%s it does not happen, and the page says so', async (_, answer) => {
  const onDone = await confirmed(answer);
  await screen.findByText(/没有退出/);
  expect(onDone).not.toHaveBeenCalled();
});

it('says before how many drafts go with it', async () => {
  render(<LogOutEverywhere waiting={0} drafts={2} onDone={vi.fn()} />);
  fireEvent.click(screen.getByRole('button', { name: '退出所有设备' }));
  expect((await screen.findByRole('alertdialog')).textContent).toContain('还有 2 份草稿没有写完');
});
