import { KINDS } from '#core';
import type { WidgetProps } from '@rjsf/utils';

/** What RJSF hands to a widget and we use of it; the value is whatever the data holds. */
export type FieldProps = Pick<
  WidgetProps,
  | 'id'
  | 'label'
  | 'required'
  | 'disabled'
  | 'readonly'
  | 'multiple'
  | 'placeholder'
  | 'schema'
  | 'onBlur'
  | 'onFocus'
  | 'onChange'
> & {
  readonly value: unknown;
  readonly rawErrors?: readonly string[] | undefined;
  readonly options: Readonly<Record<string, unknown>> & {
    readonly enumOptions?: WidgetProps['options']['enumOptions'] | undefined;
  };
};

/** Attributes that tie an input to its label, help and errors. */
export function ariaOf({
  id,
  rawErrors,
  schema,
  required,
}: FieldProps): Readonly<Record<string, string | boolean | undefined>> {
  const described = [
    schema.description === undefined ? undefined : `${id}__description`,
    (rawErrors ?? []).length > 0 ? `${id}__error` : undefined,
  ].filter((one) => one !== undefined);
  return {
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': (rawErrors ?? []).length > 0 ? true : undefined,
    'aria-required': required === true ? true : undefined,
  };
}

/** The value of a text field as the input shows it. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? KINDS.text.serialize(value) : '';
}
