import { KINDS, parseResidentId } from '#core';
import type { ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';
import { ariaOf, textOf, type FieldProps } from './common.ts';
import { useTyped } from './useTyped.ts';

/** A resident identity number. What it says (sex, birthday) is shown, so that nobody types it again. */
export function ResidentIdWidget(props: FieldProps): ReactNode {
  const { id, value, onChange, onBlur, disabled, readonly } = props;
  const { t } = useTexts();
  const { today } = useFormTools();
  const text = textOf(value);
  const typed = useTyped(text, (given) => onChange(KINDS.residentId.parse(given)));
  const person = parseResidentId(text);
  return (
    <>
      <input
        className="input numeric"
        type="text"
        inputMode="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={18}
        id={id}
        name={id}
        disabled={disabled === true}
        readOnly={readonly === true}
        {...typed}
        onBlur={() => onBlur(id, value)}
        {...ariaOf(props)}
      />
      {person !== undefined && (
        <output className="field-help" htmlFor={id}>
          {t('form.id.derived', {
            sex: t(person.sex === '2' ? 'form.id.female' : 'form.id.male'),
            birth: person.birthDate,
            age: ageOn(person.birthDate, today),
          })}
        </output>
      )}
    </>
  );
}

/** Full years between two days written `YYYY-MM-DD`. */
function ageOn(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}
