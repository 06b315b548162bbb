import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../texts/index.ts';
import { IconButton } from './Button.tsx';
import './Sheet.css';

interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** One line under the title. */
  readonly lead?: ReactNode;
  /** `alertdialog` for a question that has to be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Leaves more room for long forms. */
  readonly wide?: boolean;
}

/** A dialog: from below on a phone, in the middle on a desk. Focus is kept inside and goes back where it was. */
export function Sheet({
  title,
  open,
  onClose,
  children,
  lead,
  role = 'dialog',
  wide,
}: SheetProps): ReactNode {
  const { t } = useTexts();
  return (
    <ModalOverlay
      className="sheet-scrim"
      isOpen={open}
      isDismissable={role === 'dialog'}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Modal className={wide === true ? 'sheet sheet-wide' : 'sheet'}>
        <Dialog role={role} className="sheet-dialog">
          <header className="sheet-head">
            <div>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {lead !== undefined && <p className="small soft">{lead}</p>}
            </div>
            <IconButton icon="close" label={t('dialog.close')} onClick={onClose} />
          </header>
          <div className="sheet-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
