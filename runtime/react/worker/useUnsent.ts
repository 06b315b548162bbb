import { useEffect, useState } from 'react';
import type { CaseEvent } from '#core';
import { useSync, useWorkplace } from '../data/index.ts';
import type { Unsent } from './exportUnsent.ts';

const NOTHING: Unsent = { waiting: [], refused: [], drafts: [] };

/** Everything that is only on this device: what was not taken, what waits and what is not finished. */
export function useUnsent(): Unsent {
  const { store, drafts, me } = useWorkplace();
  const { waiting, refused } = useSync();
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let gone = false;
    const find = async (id: string): Promise<CaseEvent | undefined> =>
      (await store.eventsOf(id.split('/')[1] ?? '')).find(({ _id }) => _id === id);
    const look = async (): Promise<Unsent> => ({
      waiting: (await Promise.all([...waiting].map(find))).filter((event) => event !== undefined),
      refused: (
        await Promise.all(refused.map(async (refusal) => ({ refusal, event: await find(refusal.event) })))
      ).flatMap(({ refusal, event }) => (event === undefined ? [] : [{ refusal, event }])),
      drafts: await drafts.all(me.person).catch(() => []),
    });
    look().then(
      (next) => {
        if (!gone) setFound(next);
      },
      () => undefined, // a store that is being closed has nothing to show
    );
    return () => {
      gone = true;
    };
  }, [store, drafts, me, waiting, refused]);
  return found;
}
