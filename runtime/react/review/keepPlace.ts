/** Remembers where somebody is on the page: what has the focus, and how far everything around it is scrolled. Gives the way back. */
export function keepPlace(): () => void {
  const focused = document.activeElement;
  const scrolled: [Element, number][] = [];
  const page = document.scrollingElement;
  if (page !== null) scrolled.push([page, page.scrollTop]);
  for (let one = focused; one !== null; one = one.parentElement)
    if (one !== page && one.scrollTop > 0) scrolled.push([one, one.scrollTop]);
  return () => {
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    for (const [one, top] of scrolled) one.scrollTop = top;
  };
}
