import { useState, type ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { textOf, type FieldProps } from './common.ts';
import { Photo } from './Photo.tsx';
import { SignaturePad } from './SignaturePad.tsx';

/** A signature, drawn with a finger or a mouse; whoever cannot draw types the name instead. */
export function SignatureWidget(props: FieldProps): ReactNode {
  const { id, value, onChange, disabled, readonly, label } = props;
  const { t } = useTexts();
  const { files } = useFormTools();
  const [open, setOpen] = useState(false);
  const name = textOf(value);
  const isFixed = disabled === true || readonly === true;
  return (
    <div id={id} className="signature" role="group" aria-labelledby={`${id}__label`}>
      {name !== '' && (
        <div className="signature-shown">
          <Photo
            load={() => files.find(name)}
            name={name}
            alt={t('form.sign.alt', { title: label })}
            missing="form.sign.missing"
          />
        </div>
      )}
      {!isFixed && (
        <div className="field-actions">
          <Button icon="edit" onClick={() => setOpen(true)}>
            {t(name === '' ? 'form.sign' : 'form.sign.again')}
          </Button>
          {name !== '' && (
            <Button tone="quiet" onClick={() => onChange(undefined)}>
              {t('form.remove')}
            </Button>
          )}
        </div>
      )}
      <Sheet title={label} open={open} onClose={() => setOpen(false)} wide>
        <SignaturePad
          onDone={(blob) => {
            onChange(files.add(blob));
            setOpen(false);
          }}
        />
      </Sheet>
    </div>
  );
}
