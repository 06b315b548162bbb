import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useWords } from '#designer/words';
import { Button, Paper } from '#react';

/** CSS pixels of a millimetre, by definition 96 to an inch. */
const MM = 96 / 25.4;
/** Width of an A4 sheet, and from the left edge of one to the next: the columns of `templates.css`. */
const SHEET = 210 * MM;
const PITCH = 218 * MM;

/**
 * A document on A4 sheets side by side. The browser breaks it into columns as tall as a sheet between its margins, by the same rules
 * by which it breaks pages on paper.
 */
export function A4Pages({ html, stale }: { readonly html: string; readonly stale: boolean }): ReactNode {
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(1);
  const [width, setWidth] = useState(0);
  const [whole, setWhole] = useState(true);
  useLayoutEffect(() => {
    const { current } = flow;
    // A column more begins a pitch further to the right.
    if (current !== null) setCount(Math.max(1, Math.round((current.scrollWidth - SHEET) / PITCH) + 1));
  }, [html]);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const scale = whole && width > 0 ? Math.min(1, width / SHEET) : 1;
  const style = { '--scale': scale, '--sheets': count } as CSSProperties;
  return (
    <div className={stale ? 'sheets sheets-stale' : 'sheets'}>
      <div className="template-bar">
        <p className="small soft" role="status">
          {t('templates.pages', { n: count })}
        </p>
        <Button aria-pressed={!whole} onClick={() => setWhole(!whole)}>
          {t('templates.full')}
        </Button>
      </div>
      <div
        ref={frame}
        className="sheets-frame"
        // A sheet wider than the screen must be scrolled with the keyboard too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={t('templates.page')}
        style={style}
      >
        <div className="sheets-size">
          <div className="sheets-all">
            <div className="sheets-back" aria-hidden="true">
              {Array.from({ length: count }, (_, index) => (
                <span key={index} />
              ))}
            </div>
            <div ref={flow} className="sheets-flow">
              <Paper html={html} />
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
