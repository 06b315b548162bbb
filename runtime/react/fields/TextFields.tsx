import { KINDS, type FieldKind } from '#core';
import { useLayoutEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { ariaOf, textOf, type FieldProps } from './common.ts';
import { onDemand } from '../ui/onDemand.tsx';
import { findRecognition } from './findRecognition.ts';
import { useTyped } from './useTyped.ts';

interface InputProps extends FieldProps {
  readonly native?: ComponentProps<'input'>;
  readonly kind: FieldKind;
}

function Input(props: InputProps): ReactNode {
  const {
    id,
    value,
    onChange,
    onBlur,
    onFocus,
    disabled,
    readonly,
    placeholder,
    schema,
    native = {},
    kind,
  } = props;
  const typed = useTyped(textOf(value), (text) => onChange(kind.parse(text)));
  return (
    <input
      className="input"
      type="text"
      autoComplete="off"
      id={id}
      name={id}
      disabled={disabled === true}
      readOnly={readonly === true}
      placeholder={placeholder === '' ? undefined : placeholder}
      maxLength={schema.maxLength}
      {...typed}
      onBlur={(event) => onBlur(id, event.target.value)}
      onFocus={(event) => onFocus(id, event.target.value)}
      {...ariaOf(props)}
      {...native}
    />
  );
}

/** One line of text. */
export function TextWidget(props: FieldProps): ReactNode {
  return <Input {...props} kind={KINDS.text} />;
}

/** A phone number, with the digits' keyboard. */
export function PhoneWidget(props: FieldProps): ReactNode {
  return (
    <Input
      {...props}
      kind={KINDS.phone}
      native={{ type: 'tel', inputMode: 'tel', placeholder: '13800000000' }}
    />
  );
}

/** A unified social credit code: always in capitals. */
export function CreditCodeWidget(props: FieldProps): ReactNode {
  return <Input {...props} kind={KINDS.creditCode} native={{ maxLength: 18 }} />;
}

/** The form reads the number out of the text, so that `3.` stays as it is typed. */
const TYPED_NUMBER = KINDS.text;

/** A number with its unit behind it. The text keyboard of numbers; spinners only make mistakes. */
export function NumberWidget(props: FieldProps): ReactNode {
  const { schema } = props;
  const unit: unknown = (schema as Readonly<Record<string, unknown>>)['x-unit'];
  return (
    <div className="with-unit">
      <Input
        {...props}
        kind={TYPED_NUMBER}
        native={{ inputMode: schema.type === 'integer' ? 'numeric' : 'decimal' }}
      />
      {typeof unit === 'string' && <span className="unit">{unit}</span>}
    </div>
  );
}

/** Few phones write down speech by themselves: the others do not load it. */
const Dictation = onDemand<{ readonly onHeard: (text: string) => void }>(
  async () => (await import('./Dictation.tsx')).Dictation,
  // It is a convenience: where it does not come, one types.
  () => null,
);

/** Several lines; grows with its text. Shows how much room is left only when it becomes scarce. */
export function TextareaWidget(props: FieldProps): ReactNode {
  const { id, value, onChange, onBlur, onFocus, disabled, readonly, schema, placeholder } = props;
  const { t } = useTexts();
  const box = useRef<HTMLTextAreaElement>(null);
  const typed = useTyped(textOf(value), (given) => onChange(KINDS.longText.parse(given)));
  const text = typed.value;
  const max = schema.maxLength;
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, 320)}px`;
  }, [text]);
  return (
    <>
      <textarea
        className="input"
        ref={box}
        rows={3}
        id={id}
        name={id}
        disabled={disabled === true}
        readOnly={readonly === true}
        placeholder={placeholder === '' ? undefined : placeholder}
        maxLength={max}
        {...typed}
        onBlur={(event) => onBlur(id, event.target.value)}
        onFocus={(event) => onFocus(id, event.target.value)}
        {...ariaOf(props)}
      />
      {disabled !== true && readonly !== true && findRecognition()?.available !== undefined && (
        <Dictation onHeard={(heard) => onChange(KINDS.longText.parse(`${textOf(value)}${heard}`))} />
      )}
      {max !== undefined && text.length > max * 0.7 && (
        <p className="field-help numeric">{t('form.chars', { n: text.length, max })}</p>
      )}
    </>
  );
}
