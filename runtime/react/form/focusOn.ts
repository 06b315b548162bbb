/** What a person can type into or press. */
export const FOCUSABLE = 'input, textarea, select, button';

/** Leads to a place of the form: to its first input, in the middle of the screen. */
export function focusOn(place: HTMLElement | null): void {
  if (place === null) return;
  const input = place.matches(FOCUSABLE) ? place : place.querySelector<HTMLElement>(FOCUSABLE);
  (input ?? place).focus({ preventScroll: true });
  place.scrollIntoView({ block: 'center' });
}
