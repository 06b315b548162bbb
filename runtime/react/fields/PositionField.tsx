import { KINDS } from '#core';
import { useId, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';
import { ariaOf, textOf, type FieldProps } from './common.ts';
import { useTyped } from './useTyped.ts';

type Work = 'idle' | 'busy' | 'denied' | 'failed';

/** Of the Geolocation API; older WebViews have no name for it. */
const PERMISSION_DENIED = 1;
/** A position is looked for this long: under trees the first one may take its time. */
const PATIENCE_MS = 20_000;

/** One position, taken when somebody presses the button and never again: no track of anybody. It can also be written in. */
export function PositionWidget(props: FieldProps): ReactNode {
  const { id, value, onChange, disabled, readonly, label } = props;
  const { t, language } = useTexts();
  const [work, setWork] = useState<Work>('idle');
  const typedId = useId();
  const text = textOf(value);
  const typed = useTyped(KINDS.position.serialize(text), (given) => onChange(KINDS.position.parse(given)));
  const isFixed = disabled === true || readonly === true;
  const words = text === '' ? undefined : KINDS.position.print(text, reading(language));

  function take(): void {
    setWork('busy');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = [coords.latitude, coords.longitude]
          .map((one) => String(Number(one.toFixed(6))))
          .join(',');
        onChange(`geo:${place};u=${String(Math.max(1, Math.round(coords.accuracy)))}`);
        setWork('idle');
      },
      ({ code }) => setWork(code === PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    );
  }

  return (
    <div className="position" role="group" aria-labelledby={`${id}__label`}>
      {words !== undefined && <output className="position-words">{words}</output>}
      {!isFixed && (
        <div className="field-actions">
          {'geolocation' in navigator && (
            <Button icon="flag" busy={work === 'busy'} onClick={take}>
              {t(text === '' ? 'form.position.take' : 'form.position.again')}
            </Button>
          )}
          {text !== '' && (
            <Button tone="quiet" onClick={() => onChange(undefined)}>
              {t('form.clear')}
            </Button>
          )}
        </div>
      )}
      <p className="field-help" role="status">
        {work === 'busy' && t('form.position.busy')}
        {work === 'denied' && t('form.position.denied')}
        {work === 'failed' && t('form.position.failed')}
      </p>
      {!isFixed && (
        <details className="field-more">
          <summary>{t('form.position.type')}</summary>
          <label className="visually-hidden" htmlFor={typedId}>
            {t('form.position.typed', { title: label })}
          </label>
          <input
            className="input numeric"
            type="text"
            autoComplete="off"
            placeholder="31.23,121.47"
            id={typedId}
            {...typed}
            {...ariaOf(props)}
          />
        </details>
      )}
    </div>
  );
}

function reading(language: string): Parameters<typeof KINDS.position.print>[1] {
  return { field: {}, language, offsetMinutes: 0, titleOf: () => undefined };
}
