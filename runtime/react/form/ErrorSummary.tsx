import type { ErrorListProps } from '@rjsf/utils';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { fieldIdOf } from './coreValidator.ts';

/** All that is to be corrected, at the top; each line leads to its field. Focus comes here when a submit is stopped. */
export function ErrorSummary({ errors }: ErrorListProps): ReactNode {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [errors]);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p>{t('form.errors', { n: errors.length })}</p>
      <ul>
        {errors.map(({ property = '', stack }) => (
          <li key={`${property} ${stack}`}>
            <a href={`#${fieldIdOf(property)}`} onClick={(event) => leadTo(event, fieldIdOf(property))}>
              {stack}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function leadTo(event: { preventDefault(): void }, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id) ?? document.getElementById(`${id}__label`);
  if (place === null) return;
  const input = place.matches('input,textarea,select,button')
    ? place
    : place.querySelector<HTMLElement>('input,textarea,select,button');
  (input ?? place).focus();
  place.scrollIntoView({ block: 'center' });
}
