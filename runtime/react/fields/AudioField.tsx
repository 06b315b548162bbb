import { useRef, useState, type ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';
import { Audio } from './Audio.tsx';
import { textOf, type FieldProps } from './common.ts';
import { useRecorder, type Recorder } from './useRecorder.ts';

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
  return (
    <div id={id} className="recording" role="group" aria-labelledby={`${id}__label`}>
      {name !== '' && <Audio load={() => files.find(name)} name={name} label={label} />}
      {!isFixed && (
        <Actions
          recorder={recorder}
          isThere={name !== ''}
          onChoose={() => picker.current?.click()}
          onRemove={() => onChange(undefined)}
        />
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
        {isTooLarge ? t('form.audio.large', { mb: (most / 1_000_000).toFixed(1) }) : <Said by={recorder} />}
      </p>
    </div>
  );
}

function Actions({
  recorder,
  isThere,
  onChoose,
  onRemove,
}: {
  readonly recorder: Recorder;
  readonly isThere: boolean;
  readonly onChoose: () => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { state, start, stop } = recorder;
  if (state.status === 'recording') {
    return (
      <div className="field-actions">
        <Button icon="pause" tone="main" onClick={stop}>
          {t('form.audio.stop', { seconds: state.seconds })}
        </Button>
      </div>
    );
  }
  return (
    <div className="field-actions">
      {recorder.isPossible && (
        <Button icon="mic" busy={state.status === 'asking'} onClick={start}>
          {t(isThere ? 'form.audio.again' : 'form.audio.record')}
        </Button>
      )}
      <Button tone="quiet" onClick={onChoose}>
        {t('form.audio.choose')}
      </Button>
      {isThere && (
        <Button tone="quiet" onClick={onRemove}>
          {t('form.remove')}
        </Button>
      )}
    </div>
  );
}

function Said({ by: { state } }: { readonly by: Recorder }): ReactNode {
  const { t } = useTexts();
  if (state.status === 'recording') return t('form.audio.on');
  if (state.status === 'denied') return t('form.audio.denied');
  return state.status === 'failed' ? t('form.audio.failed') : null;
}

function mostBytesOf(options: FieldProps['options']): number {
  const limits: unknown = options['x-attachment'];
  const most =
    typeof limits === 'object' && limits !== null && 'maxBytes' in limits ? limits.maxBytes : undefined;
  return typeof most === 'number' ? most : 1_500_000;
}
