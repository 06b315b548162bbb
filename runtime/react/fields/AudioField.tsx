import { useRef, useState, type ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';
import { Audio } from './Audio.tsx';
import { textOf, type FieldProps } from './common.ts';
import { useRecorder } from './useRecorder.ts';

/** A recording, made here or chosen; played, taken again or left out. */
export function AudioWidget(props: FieldProps): ReactNode {
  const { id, value, onChange, disabled, readonly, label, options } = props;
  const { t } = useTexts();
  const { files } = useFormTools();
  const picker = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const most = mostBytesOf(options);
  const keep = (blob: Blob): void => {
    setTooLarge(blob.size > most);
    if (blob.size <= most) onChange(files.add(blob));
  };
  const recorder = useRecorder(keep);
  const name = textOf(value);
  const isFixed = disabled === true || readonly === true;
  const isOn = recorder.state.status === 'recording';
  return (
    <div id={id} className="recording" role="group" aria-labelledby={`${id}__label`}>
      {name !== '' && <Audio load={() => files.find(name)} name={name} label={label} />}
      {!isFixed && (
        <div className="field-actions">
          {recorder.isPossible && (
            <Button
              icon={isOn ? 'pause' : 'mic'}
              tone={isOn ? 'main' : 'plain'}
              busy={recorder.state.status === 'asking'}
              onClick={isOn ? recorder.stop : recorder.start}
            >
              {isOn
                ? t('form.audio.stop', { seconds: recorder.state.seconds })
                : t(name === '' ? 'form.audio.record' : 'form.audio.again')}
            </Button>
          )}
          {!isOn && (
            <Button tone="quiet" onClick={() => picker.current?.click()}>
              {t('form.audio.choose')}
            </Button>
          )}
          {!isOn && name !== '' && (
            <Button tone="quiet" onClick={() => onChange(undefined)}>
              {t('form.remove')}
            </Button>
          )}
        </div>
      )}
      <input
        ref={picker}
        type="file"
        accept="audio/*"
        hidden
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen !== undefined) keep(chosen);
        }}
      />
      <p className="field-help" role="status">
        {isOn && t('form.audio.on')}
        {recorder.state.status === 'denied' && t('form.audio.denied')}
        {recorder.state.status === 'failed' && t('form.audio.failed')}
        {isTooLarge && t('form.audio.large', { mb: (most / 1_000_000).toFixed(1) })}
      </p>
    </div>
  );
}

function mostBytesOf(options: FieldProps['options']): number {
  const limits: unknown = options['x-attachment'];
  const most =
    typeof limits === 'object' && limits !== null && 'maxBytes' in limits ? limits.maxBytes : undefined;
  return typeof most === 'number' ? most : 1_500_000;
}
