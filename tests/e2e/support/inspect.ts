import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** Every word that is on the page for eyes or ears, without what is marked as being in another language. */
export function wordsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { lang } = document.documentElement;
    const found = new Set<string>();
    const isForeign = (one: Element): boolean => one.closest('[lang]')?.getAttribute('lang') !== lang;
    for (const one of document.querySelectorAll('body, body *')) {
      // A face stands for a person by a letter of the name.
      if (isForeign(one) || !one.checkVisibility() || one.matches('.me-face')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.add(one.getAttribute(name) ?? '');
      if (one.matches('select')) continue;
      for (const node of one.childNodes)
        if (node.nodeType === Node.TEXT_NODE) found.add(node.nodeValue ?? '');
    }
    for (const option of document.querySelectorAll('option')) found.add(option.textContent);
    found.add(document.title);
    return [...found].map((words) => words.trim()).filter((words) => words !== '');
  });
}

/** How far the page is wider than the screen, and by which elements. */
export function overflowOf(page: Page, width: number): Promise<readonly string[]> {
  return page.evaluate((most) => {
    const { scrollingElement } = document;
    if (scrollingElement === null || scrollingElement.scrollWidth <= most) return [];
    const wide = [...document.querySelectorAll('body *')].filter((one) => {
      return one.getBoundingClientRect().right > most + 1;
    });
    return wide.slice(0, 5).map((one) => `wider than the screen: ${one.outerHTML.slice(0, 120)}`);
  }, width);
}

/** What can be tapped and is smaller than a fingertip: neither it, nor its label, nor what around it leads to it has 44 by 44 pixels. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const SIDE = 44;
    const ROUNDING = 0.5;
    const dialog = document.querySelector('.sheet');
    const places = (dialog ?? document).querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role=button], [role=option], [role=tab], [role=switch]',
    );
    function leadsTo(place: HTMLElement, x: number, y: number): boolean {
      const hit = document.elementFromPoint(x, y);
      return place.contains(hit) || hit?.closest('label')?.control === place;
    }
    function isLargeEnough(place: HTMLElement): boolean {
      const label = place instanceof HTMLInputElement ? place.closest('label') : null;
      const { width, height } = (label ?? place).getBoundingClientRect();
      if (width >= SIDE - ROUNDING && height >= SIDE - ROUNDING) return true;
      place.scrollIntoView({ block: 'center' });
      const box = (label ?? place).getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const reach = SIDE / 2 - 1;
      const far = [
        [x - reach, y],
        [x + reach, y],
        [x, y - reach],
        [x, y + reach],
      ];
      return far.every(([left = 0, top = 0]) => leadsTo(place, left, top));
    }
    return [...places]
      .filter(
        (place) =>
          place.checkVisibility({ visibilityProperty: true }) && !place.matches('.skip, [style*=clip] *'),
      )
      .filter((place) => !isLargeEnough(place))
      .map((place) => {
        const { width, height } = place.getBoundingClientRect();
        return `small target ${String(Math.round(width))}×${String(Math.round(height))}: ${place.outerHTML.slice(0, 120)}`;
      });
  });
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}
interface Axe {
  run(place: Document, options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

const { source } = axeCore;

/**
 * The page without movement: whatever still moves has come to its end, and what comes afterwards does not move. A colour that was measured
 * half way through a fade would say nothing about either end of it.
 */
export async function atRest(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    // What was set off just now begins with the next frame.
    await frame();
    await frame();
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  });
}

/** What axe finds against WCAG 2.1 A and AA. Its source goes in by the debugger, which the page's policy does not concern. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await atRest(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate(() => {
    const { axe } = window as unknown as { readonly axe: Axe };
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      resultTypes: ['violations'],
    });
  });
  return violations.map(
    ({ id, help, nodes }) =>
      `axe ${id} (${help}) ×${String(nodes.length)}: ${nodes[0]?.html.slice(0, 160) ?? ''} ${nodes[0]?.failureSummary?.slice(0, 200) ?? ''}`,
  );
}

/** What is looked at: the size by its name and its pixels, and how its pictures begin. */
interface Looked {
  readonly name: 'phone' | 'desk';
  readonly width: number;
  readonly pictures: string;
}

/**
 * Looks through a page at rest, scene by scene: nothing wider than the screen, nothing too small for a finger on a phone, nothing that axe
 * finds; and takes a picture of each. What was found is put into `problems`.
 */
export function inspector(
  page: Page,
  { name, width, pictures }: Looked,
  problems: string[],
): (scene: string) => Promise<void> {
  return async (scene) => {
    await atRest(page);
    const found = [
      ...(await overflowOf(page, width)),
      ...(name === 'phone' ? await smallTargets(page) : []),
      ...(await axeViolations(page)),
    ];
    problems.push(...found.map((one) => `${scene}: ${one}`));
    await page.screenshot({ path: `dist/e2e/${pictures}-${scene}.${name}.png`, animations: 'disabled' });
  };
}
