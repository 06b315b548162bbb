import type { ReactNode } from 'react';
import type { PersonField } from './PersonDraft.ts';

interface TextLineProps {
  readonly field: PersonField;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** A line to type in, with what it is for and what is wrong with it. */
export function TextLine({ field, label, help, value, fault, disabled, onChange }: TextLineProps): ReactNode {
  const id = `person-${field}`;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="input"
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        disabled={disabled === true}
        data-fault={field}
        aria-required
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={`${id}-fault ${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="field-errors" id={`${id}-fault`} role="alert">
        {fault}
      </p>
      <p className="field-help" id={`${id}-help`}>
        {help}
      </p>
    </div>
  );
}
