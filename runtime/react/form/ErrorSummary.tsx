import { inLanguage, type FieldError } from '#core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { fieldIdOf, propertyOf } from './coreValidator.ts';
import type { LeadTo } from './leadTo.ts';

/** What has to be mended before the form can go, each line leading to its field. Focus comes here when a submit is stopped. */
export function ErrorSummary({
  errors,
  round,
  lead,
}: {
  readonly errors: readonly FieldError[];
  /** Counts the submits: only a new one calls for attention, not a line that goes because it was mended. */
  readonly round: number;
  readonly lead: LeadTo;
}): ReactNode {
  const { t, language } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [round]);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p>{t('form.errors', { n: errors.length })}</p>
      <ul>
        {errors.map(({ pointer, message }) => {
          const id = fieldIdOf(propertyOf(pointer));
          const words = inLanguage(message, language);
          return (
            <li key={`${pointer} ${words}`}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  lead(pointer);
                }}
              >
                {words}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
