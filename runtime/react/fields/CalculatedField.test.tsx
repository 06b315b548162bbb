import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { loadKit, type JsonObject } from '#core';
import { Frame } from '../app/Frame.tsx';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { createFileBasket, KitForm } from '../form/index.ts';

const loaded = loadKit(sampleFiles);
if (loaded.status === 'refused') throw new Error('the sample town does not load');
const { kit } = loaded;
const NOW = Date.parse('2026-11-28T09:00:00+08:00');

function fill(initial: JsonObject): (data: JsonObject) => void {
  const onSubmit = vi.fn<(data: JsonObject) => void>();
  render(
    <Frame>
      <KitForm
        kit={kit}
        form="assessment"
        initial={initial}
        files={createFileBasket([])}
        clock={() => NOW}
        onSubmit={onSubmit}
      >
        <button type="submit">提交</button>
      </KitForm>
    </Frame>,
  );
  return onSubmit;
}

const ITEMS = {
  archives: 18,
  visits: 14,
  patrols: 14,
  incidents: 18,
  disputes: 9,
  residents: 9,
  training: 5,
};

test('U9 a calculated field follows while one types, says how, and is sent as it is calculated', async () => {
  const sent = fill({
    assessed: 'w',
    name: '样例·陈禾',
    post: 'worker',
    year: 2026,
    quarter: 1,
    items: ITEMS,
    total: 110,
  });
  // A long form puts its later questions on the page when there is time.
  const grade = await screen.findByLabelText('等次', { selector: 'output' });
  const total = await screen.findByLabelText('总分', { selector: 'output' });
  expect(total.textContent).toBe('填完相关内容后自动算出');
  fireEvent.change(screen.getByLabelText(/^纪律与保密/u), { target: { value: '5' } });
  expect(total.textContent).toBe('92分');
  expect(grade.textContent).toBe('优秀');
  const [how] = screen.getAllByText('怎么算的');
  const details = how?.closest('details') ?? document.createElement('details');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  expect(await within(details).findByText(/“底数情况（20分）” \+ “走访关爱（15分）”/u)).toBeTruthy();
  expect(within(details).getAllByText('18分')).toHaveLength(2);
  fireEvent.click(screen.getByText('提交'));
  expect(sent).toHaveBeenCalledWith(expect.objectContaining({ total: 92, grade: 'excellent' }));
});
