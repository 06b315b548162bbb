import type { Variant } from './survey.ts';

/** What a page of the bench knows about its own form. Everything else happens through keys and the pointer. */
interface BenchPage {
  /** Puts the survey on the page; what it needs beforehand was prepared when the page loaded. */
  readonly mount: (variant: Variant) => void;
  /** The input of the home (`member` undefined) or of a member, once it is there. */
  readonly find: (name: string, member?: number) => HTMLElement | null;
  /** What a person would press to add a member. */
  readonly addButton: () => HTMLElement | null;
}

/** What the one who measures calls in the page. Times are ms by the page's own clock. */
interface Measured extends BenchPage {
  /** From the order to mount until the first answer can be typed: the frame with its input was painted and the next task runs. */
  readonly mountTime: (variant: Variant) => Promise<number>;
  /** Begins to note for every key how long after it the frame was painted that shows it. */
  readonly watchKeys: () => void;
  readonly paints: () => readonly number[];
  readonly showAddButton: () => void;
  readonly addTime: () => Promise<number>;
  readonly countInputs: () => number;
}

declare global {
  interface Window {
    bench?: Measured;
  }
}

/** Makes the page ready to be measured. */
export function offer(page: BenchPage): void {
  let paints: number[] = [];
  let pressedAt = 0;
  let button: HTMLElement | null = null;
  addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { capture: true });
  addEventListener('input', () => void painted().then(() => paints.push(performance.now() - pressedAt)), {
    capture: true,
  });
  window.bench = {
    ...page,
    async mountTime(variant) {
      const start = performance.now();
      page.mount(variant);
      do await painted();
      while (page.find('address') === null);
      return performance.now() - start;
    },
    watchKeys: () => (paints = []),
    paints: () => paints,
    showAddButton() {
      button = page.addButton();
      button?.scrollIntoView({ block: 'center' });
    },
    async addTime() {
      if (button === null) throw new Error('no button that adds');
      const start = performance.now();
      button.click();
      await painted();
      return performance.now() - start;
    },
    countInputs: () => document.querySelectorAll('input, select, textarea, [aria-haspopup]').length,
  };
}

/** The first task after the next frame. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

export function root(): HTMLElement {
  const found = document.getElementById('root');
  if (found === null) throw new Error('The page of the bench has no place for the form.');
  return found;
}

/** The button whose words end like this. */
export function buttonNamed(words: string): HTMLElement | null {
  const buttons = [...document.querySelectorAll<HTMLElement>('button, input[type=button]')];
  return buttons.find((button) => button.textContent.trim().endsWith(words)) ?? null;
}
