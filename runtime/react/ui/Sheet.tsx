import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button } from './Button.tsx';
import { onDemand } from './onDemand.tsx';
import type { SheetProps } from './SheetProps.ts';
import { Loading } from './Surface.tsx';
import './Sheet.css';

const Dialog = onDemand<SheetProps>(
  async () => (await import('./SheetDialog.tsx')).SheetDialog,
  ({ open, onClose }, trouble) => (open ? <Coming onClose={onClose}>{trouble}</Coming> : null),
);

/** A dialog: from below on a phone, in the middle on a desk. Focus is kept inside and goes back where it was. */
export function Sheet(props: SheetProps): ReactNode {
  // Until one was opened, a page with twenty sheets has none of them in it.
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  return wasOpen ? <Dialog {...props} /> : null;
}

/** Where it will stand; whoever is quick can do nothing to the page behind it. */
function Coming({
  onClose,
  children,
}: {
  readonly onClose: () => void;
  readonly children: ReactNode | undefined;
}): ReactNode {
  const { t } = useTexts();
  return (
    <div className="sheet-scrim">
      <div className="sheet">
        <div className="sheet-body">
          {children ?? <Loading label={t('app.loading')} />}
          {children !== undefined && (
            <Button tone="quiet" onClick={onClose}>
              {t('dialog.close')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
