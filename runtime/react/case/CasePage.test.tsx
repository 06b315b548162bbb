import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { decide, loadKit, runScenario, type Holding, type JsonValue, type Kit } from '#core';
import { Frame } from '../app/Frame.tsx';
import { WorkplaceProvider, type Workplace } from '../data/index.ts';
import { memoryWorkplace } from '../dev/memoryWorkplace.ts';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { CasePage } from './CasePage.tsx';

const NOW = Date.parse('2026-05-08T16:00:00+08:00');
const WORKER = { post: 'worker', seat: '990101101200001' };
const CENTER = { post: 'center', seat: '990101101' };

function sampleKit(): Kit {
  const loaded = loadKit(sampleFiles);
  if (loaded.status === 'refused') throw new Error('the sample town does not load');
  return loaded.kit;
}
const kit = sampleKit();

function placeOf(person: string, holding: Holding, scenario: string, acts: number): Workplace {
  const text = sampleFiles.get(`flows/incident/scenarios/${scenario}.json`) ?? '{}';
  const { events } = runScenario(kit, 'incident', JSON.parse(text) as JsonValue, scenario);
  return memoryWorkplace({
    kit,
    person,
    displayName: person,
    holdings: [holding],
    events: events.slice(0, acts),
    clock: () => NOW,
  });
}

async function show(place: Workplace): Promise<string> {
  await place.index.ready;
  const id = place.index.cases()[0]?.id ?? '';
  await act(async () => {
    render(
      <Frame>
        <WorkplaceProvider workplace={place}>
          <CasePage id={id} />
        </WorkplaceProvider>
      </Frame>,
    );
    await place.index.ready;
  });
  return id;
}

test('U8 an act that is not possible is listed with the reason that decide gives, and has no button', async () => {
  const place = placeOf('worker', WORKER, 'to-the-close', 1);
  const id = await show(place);
  const one = place.index.find(id);
  const actor = { person: 'worker', holdings: [WORKER], ...WORKER };
  const decision = decide(kit, 'incident', actor, { act: 'accept' }, one ?? null);
  expect(decision.allow).toBe(false);
  const list = screen.getByText(/其他操作为什么不能办/).closest('details');
  if (list === null || decision.allow) throw new Error('no list of reasons');
  const row = within(list).getByText('受理').closest('div');
  expect(row?.textContent).toBe(`受理${decision.reason['zh-CN']}`);
  expect(screen.queryByRole('button', { name: '受理' })).toBeNull();
});

test('U8 whose turn it is has the next step as a button, and doing it moves the case on', async () => {
  const place = placeOf('center', CENTER, 'to-the-close', 1);
  const id = await show(place);
  fireEvent.click(screen.getByRole('button', { name: '受理' }));
  const dialog = await screen.findByRole('dialog');
  const submit = await within(dialog).findByRole('button', { name: '受理' }, { timeout: 5000 });
  await act(async () => {
    fireEvent.click(submit);
    await Promise.resolve();
  });
  await screen.findByText('“受理”已办');
  expect(place.index.find(id)?.states).toContain('progress.triage');
});

test('U8 a field that two people filled differently shows both, and choosing closes the question', async () => {
  const place = placeOf('center', CENTER, 'edits-meet', 3);
  const id = await show(place);
  expect(place.index.find(id)?.questions).toHaveLength(1);
  const [, other] = screen.getAllByRole('button', { name: '用这个' });
  if (other === undefined) throw new Error('nothing to choose');
  await act(async () => {
    fireEvent.click(other);
    await Promise.resolve();
  });
  expect(place.index.find(id)?.questions).toHaveLength(0);
  expect(screen.queryByText('两个内容都留着，请选定一个')).toBeNull();
});
