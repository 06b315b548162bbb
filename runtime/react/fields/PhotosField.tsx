import { useRef, useState, type ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/index.ts';
import type { FieldProps } from './common.ts';
import { Photo } from './Photo.tsx';

/** Where the form sets no limit. */
const MOST = 9;

/** Photos, taken or chosen, made small on the device. Always allowed to be left out unless the form demands them. */
export function PhotosWidget(props: FieldProps): ReactNode {
  const { id, value, onChange, schema, disabled, readonly, required } = props;
  const { t } = useTexts();
  const { files } = useFormTools();
  const picker = useRef<HTMLInputElement>(null);
  const [work, setWork] = useState<'idle' | 'busy' | 'failed'>('idle');
  const many = schema.type === 'array';
  const names = namesIn(value);
  const isFixed = disabled === true || readonly === true;
  const room = (many ? (schema.maxItems ?? MOST) : 1) - names.length;

  function put(next: readonly string[]): void {
    onChange(many ? (next.length === 0 ? undefined : next) : next[0]);
  }

  async function take(chosen: readonly File[]): Promise<void> {
    setWork('busy');
    try {
      const { shrinkPhoto } = await import('./shrinkPhoto.ts');
      const added: string[] = [];
      for (const file of chosen.slice(0, room)) added.push(files.add(await shrinkPhoto(file)));
      put([...names, ...added]);
      setWork('idle');
    } catch {
      setWork('failed'); // the file is no picture that this browser reads; the words say so
    }
  }

  return (
    <div id={id} role="group" aria-labelledby={`${id}__label`}>
      <ul className="photos">
        {names.map((name, index) => (
          <li key={name}>
            <Photo load={() => files.find(name)} name={name} alt={t('form.photo.nth', { n: index + 1 })} />
            {!isFixed && (
              <button
                type="button"
                className="photo-remove"
                aria-label={t('form.photo.remove', { n: index + 1 })}
                onClick={() => put(names.filter((one) => one !== name))}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
        {!isFixed && room > 0 && (
          <li>
            <button
              type="button"
              className="photo-add"
              aria-busy={work === 'busy'}
              onClick={() => {
                picker.current?.click();
                void prepare();
              }}
            >
              <Icon name="camera" />
              <span>{t(work === 'busy' ? 'form.photo.busy' : 'form.photo.add')}</span>
            </button>
          </li>
        )}
      </ul>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple={room > 1}
        hidden
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          if (chosen.length > 0) void take(chosen);
        }}
      />
      {work === 'failed' && <p className="field-errors">{t('form.photo.failed')}</p>}
      {!isFixed && required !== true && props.options['help'] === undefined && (
        <p className="field-help">{t('form.photo.help')}</p>
      )}
    </div>
  );
}

/** What is not to be had now is asked for again, and said, when the photo is there. */
async function prepare(): Promise<void> {
  await import('./shrinkPhoto.ts').then(
    ({ prepareToShrink }) => prepareToShrink(),
    () => undefined,
  );
}

function namesIn(value: unknown): readonly string[] {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return given.filter((name) => typeof name === 'string' && name !== '') as readonly string[];
}
