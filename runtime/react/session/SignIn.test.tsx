import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Account } from '#sync';
import { FirstScreen, rememberHome } from '../home/index.ts';
import { correctedNow } from './http.ts';
import { rememberAccount, rememberLeft } from './remembered.ts';
import { SignIn } from './SignIn.tsx';

const ACCOUNT: Account = {
  person: 'worker',
  displayName: '样例甲',
  holdings: [{ post: 'worker', seat: '1' }],
  databases: ['grid-1'],
};
const ME = { ...ACCOUNT, serverTime: '2026-03-02T08:00:00.000Z' };

/** What the server says to each address; an address that is not named here is never answered. */
let answers: Record<string, (() => Response) | undefined>;
let asked: string[];

beforeEach(() => {
  [answers, asked] = [{}, []];
  vi.stubGlobal('fetch', (address: string, { method = 'GET', signal }: RequestInit = {}) => {
    asked.push(`${method} ${address}`);
    const answer = answers[`${method} ${address}`];
    return new Promise<Response>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
      if (answer !== undefined) resolve(answer());
    });
  });
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function rememberHomeOf(person: string): void {
  rememberHome({
    person,
    displayName: '样例甲',
    title: { 'zh-CN': '样例镇' },
    sample: true,
    offsetMinutes: 480,
    posts: [{ 'zh-CN': '网格员 · 第一网格' }],
    tiles: [{ flow: 'incident', title: { 'zh-CN': '上报事件' }, icon: 'flag' }],
  });
}

function open(prepare?: () => void): void {
  render(
    <SignIn
      waiting={(known) => <FirstScreen person={known?.person ?? null} clock={correctedNow} />}
      {...(prepare && { prepare })}
    >
      {({ account }) => <p>{`opened by ${account.person}`}</p>}
    </SignIn>,
  );
}

it('whoever was here last finds greeting and links before the server has answered', () => {
  rememberAccount(ACCOUNT);
  rememberHomeOf('worker');
  open();
  expect(screen.getByRole('link', { name: '上报事件' }).getAttribute('href')).toBe('/report/incident');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('样例甲');
});

it('of somebody else nothing is shown', () => {
  rememberAccount({ ...ACCOUNT, person: 'clerk' });
  rememberHomeOf('worker');
  open();
  expect(screen.queryByRole('link', { name: '上报事件' })).toBeNull();
  expect(document.body.textContent).not.toContain('样例甲');
});

it('when the server ended the session the log-in page comes, and the next start greets nobody', async () => {
  rememberAccount(ACCOUNT);
  rememberHomeOf('worker');
  answers['GET /api/me'] = () => new Response('{}', { status: 401 });
  open();
  await screen.findByLabelText('账号');
  cleanup();
  answers = {};
  open();
  expect(document.body.textContent).not.toContain('样例甲');
});

it('a server that does not answer is no network: work goes on with the account that was here last', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: false });
  rememberAccount(ACCOUNT);
  open();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(screen.queryByText('opened by worker')).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  expect(screen.getByText('opened by worker')).toBeTruthy();
});

it('on a new device the log-in page is there before the answer, and logging in does not wait for it', async () => {
  const prepare = vi.fn();
  open(prepare);
  expect(prepare).not.toHaveBeenCalled();
  fireEvent.focus(screen.getByLabelText('账号'));
  expect(prepare).toHaveBeenCalled();
  answers['POST /_session'] = () => new Response('{}');
  answers['GET /api/me'] = () => Response.json(ME);
  fireEvent.change(screen.getByLabelText('账号'), { target: { value: 'worker' } });
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'a long password' } });
  fireEvent.submit(screen.getByLabelText('账号').closest('form')!);
  await screen.findByText('opened by worker');
});

it('after a log-out the server has not heard of nobody logs in before it has', async () => {
  rememberLeft(true);
  open();
  expect(screen.queryByLabelText('账号')).toBeNull();
  expect(asked).toEqual(['DELETE /_session']);
  cleanup();
  answers['DELETE /_session'] = () => new Response('{}');
  open();
  await screen.findByLabelText('账号');
});
