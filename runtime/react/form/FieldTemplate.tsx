import type { FieldTemplateProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';

type FieldProps = Pick<
  FieldTemplateProps,
  'id' | 'label' | 'children' | 'displayLabel' | 'required' | 'hidden'
> & {
  readonly rawDescription?: string | undefined;
  readonly rawHelp?: string | undefined;
  readonly rawErrors?: readonly string[] | undefined;
};

/** One question: its words, what it means, the input, and what is wrong with the answer. Also RJSF's template of that name. */
export function FieldTemplate(props: FieldProps): ReactNode {
  const { id, label, children, displayLabel, required, rawDescription, rawHelp, rawErrors, hidden } = props;
  if (hidden === true) return <div hidden>{children}</div>;
  if (displayLabel !== true) return children;
  const errors = rawErrors ?? [];
  return (
    <div className={errors.length > 0 ? 'field field-wrong' : 'field'}>
      <FieldLabel id={id} label={label} required={required === true} />
      {rawDescription !== undefined && rawDescription !== '' && (
        <p className="field-help" id={`${id}__description`}>
          {rawDescription}
        </p>
      )}
      {children}
      {rawHelp !== undefined && rawHelp !== '' && <p className="field-help">{rawHelp}</p>}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

function FieldLabel({
  id,
  label,
  required,
}: {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
}): ReactNode {
  const { t } = useTexts();
  return (
    <label className="field-label" htmlFor={id} id={`${id}__label`}>
      {label}
      {required && (
        <span className="field-required" aria-label={t('form.required')} title={t('form.required')}>
          *
        </span>
      )}
    </label>
  );
}

/** What is wrong with a field, tied to it by its id. */
export function FieldErrors({
  id,
  errors,
}: {
  readonly id: string;
  readonly errors: readonly string[];
}): ReactNode {
  if (errors.length === 0) return null;
  return (
    <ul className="field-errors" id={`${id}__error`}>
      {errors.map((error) => (
        <li key={error}>{error}</li>
      ))}
    </ul>
  );
}
