import { joinPointer, splitPointer, type Pointer } from '#core';
import { flushSync } from 'react-dom';
import { fieldIdOf, propertyOf } from './coreValidator.ts';
import { focusOn } from './focusOn.ts';

/** Leads to the field at a place of a form. */
export type LeadTo = (pointer: Pointer) => void;

/**
 * Leads to the field at a place, or to the nearest place around it that the page has: what is folded away is opened on the way.
 * @param mountAll puts on the page what of the form is not there yet
 */
export function leadTo(pointer: Pointer, mountAll: () => void): void {
  flushSync(mountAll);
  const tokens = splitPointer(pointer);
  const ids = tokens.map((_, index) => idOf(tokens.slice(0, index + 1)));
  for (const id of ids) open(document.getElementById(headIdOf(id)));
  if (placeOf(ids.at(-1) ?? '') === null)
    for (const more of document.querySelectorAll<HTMLElement>('.form-more:not([open]) > summary')) open(more);
  const place = [...ids].reverse().find((id) => placeOf(id) !== null);
  focusOn(place === undefined ? null : placeOf(place));
}

/** The id of the button that opens an entry of a list. */
export function headIdOf(entryId: string): string {
  return `${entryId}__head`;
}

function idOf(tokens: readonly string[]): string {
  return fieldIdOf(propertyOf(joinPointer(tokens)));
}

function placeOf(id: string): HTMLElement | null {
  return document.getElementById(id) ?? document.getElementById(`${id}__label`);
}

function open(head: HTMLElement | null): void {
  if (head === null || head.getAttribute('aria-expanded') === 'true') return;
  flushSync(() => head.click());
}
