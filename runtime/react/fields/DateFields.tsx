import { KINDS } from '#core';
import type { ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';
import { ariaOf, textOf, type FieldProps } from './common.ts';

const MINUTE_MS = 60_000;

function DateInput(
  props: FieldProps & {
    readonly type: 'date' | 'time' | 'datetime-local';
    readonly shown: string;
    readonly onText: (text: string) => void;
    readonly shortcut: { readonly label: string; readonly run: () => void };
  },
): ReactNode {
  const { id, type, shown, onText, shortcut, disabled, readonly, onBlur, value, options } = props;
  // A birthday is never today.
  const isAboutPerson = options['x-personal'] !== undefined;
  return (
    <div className="with-unit">
      <input
        className="input"
        type={type}
        id={id}
        name={id}
        value={shown}
        disabled={disabled === true}
        readOnly={readonly === true}
        onChange={(event) => onText(event.target.value)}
        onBlur={() => onBlur(id, value)}
        {...ariaOf(props)}
      />
      {shown === '' && readonly !== true && !isAboutPerson && (
        <button type="button" className="chip chip-small" onClick={shortcut.run}>
          {shortcut.label}
        </button>
      )}
    </div>
  );
}

/** A day, as `YYYY-MM-DD`. */
export function DateWidget(props: FieldProps): ReactNode {
  const { t } = useTexts();
  const { today } = useFormTools();
  const { value, onChange } = props;
  return (
    <DateInput
      {...props}
      type="date"
      shown={textOf(value)}
      onText={(text) => onChange(KINDS.date.parse(text))}
      shortcut={{ label: t('form.today'), run: () => onChange(today) }}
    />
  );
}

/** A time of day, as `HH:MM`. */
export function TimeWidget(props: FieldProps): ReactNode {
  const { t } = useTexts();
  const { now, offsetMinutes } = useFormTools();
  const { value, onChange } = props;
  return (
    <DateInput
      {...props}
      type="time"
      shown={textOf(value)}
      onText={(text) => onChange(KINDS.time.parse(text))}
      shortcut={{ label: t('form.now'), run: () => onChange(localText(now(), offsetMinutes).slice(11)) }}
    />
  );
}

/** A moment, stored with the town's offset whatever the device is set to. */
export function DateTimeWidget(props: FieldProps): ReactNode {
  const { t } = useTexts();
  const { now, offsetMinutes } = useFormTools();
  const { value, onChange } = props;
  const instant = Date.parse(textOf(value));
  return (
    <DateInput
      {...props}
      type="datetime-local"
      shown={Number.isNaN(instant) ? '' : localText(instant, offsetMinutes)}
      onText={(text) =>
        onChange(text === '' ? undefined : `${text.slice(0, 16)}:00${offsetText(offsetMinutes)}`)
      }
      shortcut={{
        label: t('form.now'),
        run: () => onChange(`${localText(now(), offsetMinutes)}:00${offsetText(offsetMinutes)}`),
      }}
    />
  );
}

/** `2026-05-08T09:30` at the town's offset. */
function localText(instant: number, offsetMinutes: number): string {
  return new Date(instant + offsetMinutes * MINUTE_MS).toISOString().slice(0, 16);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
