import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftId } from './Draft.ts';
import { createMemoryDrafts, UnreadableDraft, type DraftBook } from './DraftBook.ts';
import { useDraft } from './useDraft.ts';
import type { ReactNode } from 'react';

const ID = draftId('worker', 'incident', 'open');
const clock = (): number => 1_000;

function Page({ book }: { readonly book: DraftBook }): ReactNode {
  const draft = useDraft(book, { id: ID, person: 'worker', flow: 'incident', act: 'open' }, clock);
  return (
    <>
      <output>{draft.state.status}</output>
      <p>{JSON.stringify(draft.found?.data ?? null)}</p>
      <button type="button" onClick={() => draft.keep({ data: { what: '水管裂了' }, files: [] })}>
        type
      </button>
      <button type="button" onClick={() => void draft.discard()}>
        discard
      </button>
    </>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function settled(ms = 0): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

test('U6 a draft is kept within a second of the last input', async () => {
  const book = createMemoryDrafts();
  render(<Page book={book} />);
  await settled();
  screen.getByText('type').click();
  await settled(999);
  expect((await book.find(ID))?.data).toEqual({ what: '水管裂了' });
  expect(screen.getByRole('status').textContent).toBe('saved');
});

test('U6 a page that goes away at once has kept its draft', async () => {
  const book = createMemoryDrafts();
  const page = render(<Page book={book} />);
  await settled();
  screen.getByText('type').click();
  page.unmount();
  expect((await book.find(ID))?.data).toEqual({ what: '水管裂了' });
});

test('U6 a hidden page has kept its draft before the phone kills it', async () => {
  const book = createMemoryDrafts();
  render(<Page book={book} />);
  await settled();
  screen.getByText('type').click();
  window.dispatchEvent(new Event('pagehide'));
  expect((await book.find(ID))?.data).toEqual({ what: '水管裂了' });
});

test('U6 the next visit finds the draft, and discarding removes it', async () => {
  const kept = {
    id: ID,
    person: 'worker',
    flow: 'incident',
    act: 'open',
    data: { what: '灯不亮' },
    files: [],
    savedAt: 1,
  };
  const book = createMemoryDrafts([kept]);
  render(<Page book={book} />);
  await settled();
  expect(screen.getByText('{"what":"灯不亮"}')).toBeTruthy();
  screen.getByText('discard').click();
  await settled();
  expect(await book.find(ID)).toBeUndefined();
});

test('U26 a draft that cannot be opened is told of and stays until somebody decides', async () => {
  const head = { id: ID, person: 'worker', flow: 'incident', act: 'open', savedAt: 1 };
  const book = createMemoryDrafts([], [new UnreadableDraft(head, 'key')]);
  render(<Page book={book} />);
  await settled();
  expect(screen.getByRole('status').textContent).toBe('unreadable');
  expect(await book.unreadable('worker')).toHaveLength(1);
  screen.getByText('discard').click();
  await settled();
  expect(screen.getByRole('status').textContent).toBe('none');
  expect(await book.unreadable('worker')).toHaveLength(0);
});

test('O6 what could not be written is said so, stays in the page, and is written once there is room', async () => {
  const kept = createMemoryDrafts();
  const room = { full: true };
  const refuse = (): Promise<void> => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  render(<Page book={{ ...kept, save: (draft) => (room.full ? refuse() : kept.save(draft)) }} />);
  await settled();
  screen.getByText('type').click();
  await settled(999);
  expect(screen.getByRole('status').textContent).toBe('failed');
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  room.full = false;
  window.dispatchEvent(new Event('pagehide'));
  await settled();
  expect((await kept.find(ID))?.data).toEqual({ what: '水管裂了' });
  expect(screen.getByRole('status').textContent).toBe('saved');
});
