import { useId, useRef, type FocusEvent, type SubmitEvent } from 'react';

interface OwnForm {
  /** For the form itself. */
  readonly onFocus: (event: FocusEvent<HTMLFormElement>) => void;
  /** For the empty form beside it. */
  readonly beside: {
    readonly id: string;
    readonly hidden: true;
    readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  };
}

const TYPED = 'textarea, input:not([type=radio]):not([type=checkbox]):not([type=file])';

/**
 * Chromium's autofill looks at every field of a form after every key, which in a survey of 200 questions costs more than
 * everything else together. So the field that is being typed into belongs to a form of its own meanwhile; sending that
 * one (the enter key) sends the whole.
 */
export function useOwnForm(): OwnForm {
  const id = useId();
  const typed = useRef<Element | null>(null);
  const whole = useRef<HTMLFormElement | null>(null);
  return {
    onFocus({ target, currentTarget }) {
      // React also tells of what lies in a sheet over the form.
      if (target === typed.current || !currentTarget.contains(target) || !target.matches(TYPED)) return;
      whole.current = currentTarget;
      typed.current?.removeAttribute('form');
      target.setAttribute('form', id);
      typed.current = target;
    },
    beside: {
      id,
      hidden: true,
      onSubmit(event) {
        event.preventDefault();
        event.stopPropagation();
        whole.current?.requestSubmit();
      },
    },
  };
}
