import { loadKit, type CaseEvent, type Holding, type Kit } from '#core';
import {
  Frame,
  WorkplaceProvider,
  createMemoryDrafts,
  memoryWorkplace,
  sampleEvents,
  type Workplace,
} from '#react';
import type { ReactNode } from 'react';

const found = import.meta.glob<string>(['/config/**/*.json', '/config/**/*.hbs'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The files of the sample town, by their path inside the config folder. */
export const files: ReadonlyMap<string, string> = new Map(
  Object.entries(found).map(([path, text]) => [path.replace('/config/', ''), text]),
);

/** Wednesday 13 May 2026, in the morning: the day of every story. */
const NOW = Date.parse('2026-05-13T10:20:00+08:00');

/** The kit of the sample town. */
export function sampleKit(): Kit {
  const loaded = loadKit(files);
  if (loaded.status === 'refused')
    throw new Error(loaded.problems.map(({ message }) => message['en']).join('\n'));
  return loaded.kit;
}

/** People of the sample town. */
export const PEOPLE = {
  worker: { name: '陈禾', holdings: [{ post: 'worker', seat: '990101101200001' }] },
  center: { name: '王平', holdings: [{ post: 'center', seat: '990101101' }] },
  land: { name: '杨田', holdings: [{ post: 'specialist', seat: 'land' }] },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly holdings: readonly Holding[] }>
>;

/** A workplace in memory for one of the people, with the events of the sample town's scenarios or with given ones. */
export function workplaceOf(person: keyof typeof PEOPLE, events?: readonly CaseEvent[]): Workplace {
  const kit = sampleKit();
  const { name, holdings } = PEOPLE[person];
  return memoryWorkplace({
    kit,
    person,
    displayName: name,
    holdings,
    events: events ?? sampleEvents(kit, files, NOW),
    clock: () => NOW,
    drafts: createMemoryDrafts(),
  });
}

/** What surrounds every page of the app. */
export function Stage({
  workplace,
  children,
}: {
  readonly workplace: Workplace;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Frame>
      <WorkplaceProvider workplace={workplace}>
        <main className="page case-pane">{children}</main>
      </WorkplaceProvider>
    </Frame>
  );
}
