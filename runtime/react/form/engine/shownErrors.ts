import type { FieldError, Pointer } from '#core';
import { share } from './share.ts';

/** What a submit found wrong and what of it still is. */
export interface ShownErrors {
  readonly all: () => readonly FieldError[];
  readonly at: (pointer: Pointer) => readonly FieldError[];
  /** Whether anything at or below the place is wrong. */
  readonly isWrong: (pointer: Pointer) => boolean;
  readonly isShown: () => boolean;
  /** A submit found these. */
  readonly show: (errors: readonly FieldError[]) => void;
  /**
   * After a change these are wrong. What was mended goes at once; what became wrong is not said to somebody who is
   * still typing, but by the next submit, unless the field was wrong already.
   */
  readonly narrow: (errors: readonly FieldError[]) => void;
}

const NONE: readonly FieldError[] = [];

export function createShownErrors(tell: (pointer: Pointer) => void): ShownErrors {
  let shown = NONE;
  let byPlace = new Map<Pointer, readonly FieldError[]>();

  function set(next: readonly FieldError[]): void {
    if (next === shown) return;
    const before = byPlace;
    shown = next;
    byPlace = new Map();
    for (const error of next) byPlace.set(error.pointer, [...(byPlace.get(error.pointer) ?? NONE), error]);
    for (const [pointer, errors] of byPlace) byPlace.set(pointer, share(before.get(pointer), errors));
    for (const pointer of new Set([...before.keys(), ...byPlace.keys()]))
      if (before.get(pointer) !== byPlace.get(pointer)) tell(pointer);
  }

  return {
    all: () => shown,
    at: (pointer) => byPlace.get(pointer) ?? NONE,
    isWrong: (pointer) =>
      byPlace.size > 0 &&
      [...byPlace.keys()].some((place) => place === pointer || place.startsWith(`${pointer}/`)),
    isShown: () => shown.length > 0,
    show: (errors) => set(errors.length === 0 ? NONE : errors),
    narrow(errors) {
      const still = errors.filter(({ pointer }) => byPlace.has(pointer));
      set(still.length === 0 ? NONE : share(shown, still));
    },
  };
}
