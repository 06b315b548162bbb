import type { Pointer } from '#core';
import { upwards } from './paths.ts';

/** Who wants to hear of which place. */
export interface Listeners {
  readonly listen: (pointer: Pointer, listener: () => void) => () => void;
  /** Tells those at a place and above it: a group holds what is in it. */
  readonly tell: (pointer: Pointer) => void;
  readonly tellAll: () => void;
}

export function createListeners(): Listeners {
  const places = new Map<Pointer, Set<() => void>>();
  const run = (listener: () => void): void => listener();
  return {
    listen(pointer, listener) {
      const here = places.get(pointer) ?? new Set();
      places.set(pointer, here);
      here.add(listener);
      return () => {
        here.delete(listener);
        if (here.size === 0 && places.get(pointer) === here) places.delete(pointer);
      };
    },
    tell(pointer) {
      for (const place of upwards(pointer)) places.get(place)?.forEach(run);
    },
    tellAll() {
      for (const here of [...places.values()]) here.forEach(run);
    },
  };
}
