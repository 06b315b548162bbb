import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { Desk, DeskState } from './Desk.ts';

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({
  desk,
  children,
}: {
  readonly desk: Desk;
  readonly children: ReactNode;
}): ReactNode {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The desk; a part of the designer outside it is our own bug. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('A part of the designer was rendered without its desk.');
  return desk;
}

/** What lies on the desk, kept up to date. */
export function useDeskState(): DeskState {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, desk.state);
}
