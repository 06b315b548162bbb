import { useMemo, type ReactNode } from 'react';
import { loadKit, type Holding } from '#core';
import { App } from '../app/App.tsx';
import { openBrowserDrafts } from '../draft/index.ts';
import { memoryWorkplace } from './memoryWorkplace.ts';
import { sampleEvents } from './sampleEvents.ts';
import { sampleFiles } from './sampleFiles.ts';

const PEOPLE: Readonly<Record<string, { readonly name: string; readonly holdings: readonly Holding[] }>> = {
  worker: { name: '陈禾', holdings: [{ post: 'worker', seat: '990101101200001' }] },
  chief: { name: '李村', holdings: [{ post: 'chief', seat: '990101101200' }] },
  center: { name: '王平', holdings: [{ post: 'center', seat: '990101101' }] },
  justice: { name: '何调', holdings: [{ post: 'specialist', seat: 'justice' }] },
  land: { name: '杨田', holdings: [{ post: 'specialist', seat: 'land' }] },
  top: { name: '赵书记', holdings: [{ post: 'top', seat: '990101101' }] },
};

/** The app over the sample town in memory: `/?dev=worker`, `?dev=center&offline`. Development only. */
export function DevSession(): ReactNode {
  const opened = useMemo(() => open(), []);
  if (opened.status === 'refused') return <pre>{JSON.stringify(opened.problems.slice(0, 20), null, 2)}</pre>;
  return <App workplace={opened.workplace} />;
}

function open() {
  const query = new URLSearchParams(location.search);
  const person = query.get('dev') ?? '';
  const loaded = loadKit(sampleFiles);
  if (loaded.status === 'refused') return { status: 'refused' as const, problems: loaded.problems };
  const { kit } = loaded;
  // A day in the middle of a week, so that screenshots are alike whenever they are made.
  const shift = Date.parse('2026-05-13T10:20:00+08:00') - Date.now();
  const clock = (): number => Date.now() + shift;
  const known = PEOPLE[person] ?? PEOPLE['worker'] ?? { name: '', holdings: [] };
  const workplace = memoryWorkplace({
    kit,
    person: PEOPLE[person] === undefined ? 'worker' : person,
    displayName: known.name,
    holdings: known.holdings,
    events: sampleEvents(kit, sampleFiles, clock()),
    clock,
    drafts: openBrowserDrafts(),
    online: !query.has('offline'),
    signOut: () => location.assign('/'),
  });
  return { status: 'open' as const, workplace };
}
