import { KINDS } from '#core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { ariaOf, textOf, type FieldProps } from './common.ts';
import { canScan, Scanner } from './Scanner.tsx';
import { useTyped } from './useTyped.ts';

/** What a QR or bar code says: scanned where the browser can read codes, else typed. */
export function BarcodeWidget(props: FieldProps): ReactNode {
  const { id, value, onChange, onBlur, disabled, readonly, label, schema } = props;
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const typed = useTyped(textOf(value), (text) => onChange(KINDS.barcode.parse(text)));
  return (
    <div className="with-unit">
      <input
        className="input"
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        id={id}
        name={id}
        maxLength={schema.maxLength}
        disabled={disabled === true}
        readOnly={readonly === true}
        {...typed}
        onBlur={() => onBlur(id, value)}
        {...ariaOf(props)}
      />
      {canScan() && disabled !== true && readonly !== true && (
        <Button icon="camera" onClick={() => setOpen(true)}>
          {t('form.scan')}
        </Button>
      )}
      <Sheet title={t('form.scan.title', { title: label })} open={open} onClose={() => setOpen(false)}>
        <Scanner
          onRead={(text) => {
            onChange(KINDS.barcode.parse(text));
            setOpen(false);
          }}
        />
      </Sheet>
    </div>
  );
}
