import { startTransition, useEffect, useRef, useState, type FocusEvent, type ReactNode } from 'react';
import { FOCUSABLE } from '../focusOn.ts';
import { useEngine } from './Engine.tsx';

/** About the height of a question in rem, so that the page does not jump when a part arrives. */
const QUESTION_HEIGHT = 5.5;
/** How far below the screen a part is put on the page. */
const NEAR = '800px';

/** A part of a long form that is put on the page when it comes near, when somebody steps into it, or when there is time. */
export function Later({
  questions,
  label,
  children,
}: {
  readonly questions: number;
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  const { queue } = useEngine();
  const [isHere, setHere] = useState(() => queue.takes(questions));
  const place = useRef<HTMLDivElement>(null);
  const steppedIn = useRef<'forwards' | 'backwards' | null>(null);

  useEffect(() => {
    if (isHere) return undefined;
    const leave = queue.wait((mode) =>
      mode === 'now' ? setHere(true) : startTransition(() => setHere(true)),
    );
    const away = whenNear(place.current, () => setHere(true));
    return () => {
      leave();
      away();
    };
  }, [isHere, queue]);

  useEffect(() => {
    if (!isHere || steppedIn.current === null) return;
    // Whoever stepped onto the empty place goes on to the question that they would have met there.
    const inputs = [...(place.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    (steppedIn.current === 'forwards' ? inputs[0] : inputs.at(-1))?.focus();
    steppedIn.current = null;
  }, [isHere]);

  if (isHere) {
    return (
      <div className="later-here" ref={place}>
        {children}
      </div>
    );
  }
  return (
    <div
      className="later"
      ref={place}
      role="group"
      aria-label={label}
      aria-busy
      // A place that is reached by the keyboard before its questions are there must not be stepped over.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      style={{ minHeight: `${String(questions * QUESTION_HEIGHT)}rem` }}
      onFocus={(event) => {
        steppedIn.current = isFromBelow(event) ? 'backwards' : 'forwards';
        setHere(true);
      }}
    />
  );
}

function isFromBelow({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>): boolean {
  return (
    relatedTarget instanceof Node &&
    (currentTarget.compareDocumentPosition(relatedTarget) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}

function whenNear(place: Element | null, run: () => void): () => void {
  if (place === null || !('IntersectionObserver' in globalThis)) return () => undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) run();
    },
    { rootMargin: NEAR },
  );
  observer.observe(place);
  return () => observer.disconnect();
}
