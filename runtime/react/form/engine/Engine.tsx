import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { FieldError, Pointer } from '#core';
import { createContext, use, useCallback, useSyncExternalStore, type ComponentType } from 'react';
import type { FormStore } from './FormStore.ts';
import type { MountQueue } from './mountQueue.ts';

/** What the parts of one form on the page share. */
export interface Engine {
  readonly store: FormStore;
  readonly queue: MountQueue;
  /** Renders any part; here, because parts lie in parts. */
  readonly Part: ComponentType<PartProps>;
}

export const EngineContext = createContext<Engine | null>(null);

/**
 * A part of the form: where it lies, and its schema and ui schema as they are written. Every member is the same from one
 * rendering to the next while nothing about the part changed.
 */
export interface PartProps {
  readonly pointer: Pointer;
  /** Of the element that stands for it: `root_members_0_name`, as RJSF names it. */
  readonly id: string;
  readonly name: string;
  readonly schema: RJSFSchema;
  readonly uiSchema: UiSchema<Readonly<Record<string, unknown>>>;
  readonly required: boolean;
}

export function useEngine(): Engine {
  const engine = use(EngineContext);
  if (engine === null) throw new Error('A field was rendered outside KitForm.');
  return engine;
}

/** Something the store knows of a place; renders again only when it is another value. */
export function useStored<T>(pointer: Pointer, read: (store: FormStore) => T): T {
  const { store } = useEngine();
  const listen = useCallback((listener: () => void) => store.listen(pointer, listener), [store, pointer]);
  return useSyncExternalStore(listen, () => read(store));
}

export function useValueAt(pointer: Pointer): unknown {
  return useStored(pointer, (store) => store.valueAt(pointer));
}

export function useErrorsAt(pointer: Pointer): readonly FieldError[] {
  return useStored(pointer, (store) => store.errors.at(pointer));
}
