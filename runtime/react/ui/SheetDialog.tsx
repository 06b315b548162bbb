import type { ReactNode } from 'react';
import { Dialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../texts/index.ts';
import { IconButton } from './Button.tsx';
import type { SheetProps } from './SheetProps.ts';

/** The dialog itself, with the library that keeps focus inside: it is large, and comes when the first sheet opens. */
export function SheetDialog({
  title,
  open,
  onClose,
  children,
  lead,
  role = 'dialog',
  wide,
}: SheetProps): ReactNode {
  const { t, language } = useTexts();
  return (
    <I18nProvider locale={language}>
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
    </I18nProvider>
  );
}
