import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { loadKit } from '#core';
import { Frame } from '../app/Frame.tsx';
import { WorkplaceProvider } from '../data/index.ts';
import { memoryWorkplace } from '../dev/memoryWorkplace.ts';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { MePage } from './MePage.tsx';

test.each([
  ['centerlead', '990101101', ['/me/people']],
  ['worker', '990101101200001', []],
])('people and accounts are there for who may appoint: %s', (post, seat, found) => {
  const loaded = loadKit(sampleFiles);
  if (loaded.status === 'refused') throw new Error('the sample town does not load');
  const place = memoryWorkplace({
    kit: loaded.kit,
    person: 'somebody',
    displayName: '样例',
    holdings: [{ post, seat }],
    events: [],
    clock: () => 0,
  });
  render(
    <Frame>
      <WorkplaceProvider workplace={place}>
        <MePage />
      </WorkplaceProvider>
    </Frame>,
  );
  const links = screen.queryAllByRole('link', { name: '人员和账号' });
  expect(links.map((one) => one.getAttribute('href'))).toEqual(found);
});
