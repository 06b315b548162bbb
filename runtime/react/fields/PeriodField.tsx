import { KINDS } from '#core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { ariaOf, textOf, type FieldProps } from './common.ts';

/** From a day to a day. Half of it is kept while the other is missing, and the form says so. */
export function PeriodWidget(props: FieldProps): ReactNode {
  const { id, value, onChange, onBlur, disabled, readonly } = props;
  const { t } = useTexts();
  const [from = '', to = ''] = textOf(value).split('/');
  const day = (which: 'from' | 'to', shown: string, put: (text: string) => string): ReactNode => (
    <input
      className="input"
      type="date"
      id={which === 'from' ? id : `${id}-to`}
      aria-label={t(which === 'from' ? 'form.period.from' : 'form.period.to', { title: props.label })}
      value={shown}
      {...(which === 'from' ? { max: to } : { min: from })}
      disabled={disabled === true}
      readOnly={readonly === true}
      onChange={(event) => onChange(KINDS.period.parse(put(event.target.value)))}
      onBlur={() => onBlur(id, value)}
      {...ariaOf(props)}
    />
  );
  return (
    <div className="period" role="group" aria-labelledby={`${id}__label`}>
      {day('from', from, (text) => `${text}/${to}`)}
      <span aria-hidden="true">{t('form.period.until')}</span>
      {day('to', to, (text) => `${from}/${text}`)}
    </div>
  );
}
