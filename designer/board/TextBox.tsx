import { useId, useRef, useState, type CompositionEvent, type ReactNode, type RefObject } from 'react';

interface TextBoxProps {
  readonly label: string;
  readonly value: string;
  /** Takes the words; false when they cannot be taken, and then they stay here as typed until the field is left. */
  readonly onText: (words: string) => boolean;
  readonly lines?: number;
  readonly placeholder?: string;
  readonly hidden?: boolean;
  readonly lang?: string;
  readonly numeric?: boolean;
  readonly help?: string;
  readonly box?: RefObject<HTMLInputElement | null>;
  /** The field was left with other words than it was entered with, which were `before`. */
  readonly onDone?: (before: string) => void;
}

/** A field whose words go into the draft while one types; unfinished Chinese input does not. */
export function TextBox(props: TextBoxProps): ReactNode {
  const {
    label,
    value,
    onText,
    lines = 1,
    placeholder,
    hidden = false,
    lang,
    numeric = false,
    help,
    box,
    onDone,
  } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [composing, setComposing] = useState(false);
  const entered = useRef(value);
  const take = (words: string): void => setTyped(onText(words) ? null : words);
  const native = {
    id,
    lang,
    placeholder,
    className: 'input',
    autoComplete: 'off',
    value: typed ?? value,
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      if (composing) setTyped(event.target.value);
      else take(event.target.value);
    },
    onCompositionStart: () => setComposing(true),
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setComposing(false);
      take(event.currentTarget.value);
    },
    onFocus: () => {
      entered.current = value;
    },
    onBlur: () => {
      setTyped(null);
      if (value !== entered.current) onDone?.(entered.current);
    },
  } as const;
  return (
    <div className="field">
      <label className={hidden ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      {lines > 1 ? (
        <textarea {...native} rows={lines} />
      ) : (
        <input {...native} ref={box} type="text" inputMode={numeric ? 'decimal' : undefined} />
      )}
      {help !== undefined && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
