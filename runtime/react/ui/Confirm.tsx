import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button } from './Button.tsx';
import { Sheet } from './Sheet.tsx';

interface ConfirmProps {
  readonly title: string;
  readonly body: ReactNode;
  readonly yes: string;
  readonly no?: string;
  readonly open: boolean;
  readonly busy?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before something that cannot be taken back. The way out comes first, so that Enter does no harm. */
export function Confirm({ title, body, yes, no, open, busy, onYes, onNo }: ConfirmProps): ReactNode {
  const { t } = useTexts();
  return (
    <Sheet title={title} open={open} onClose={onNo} role="alertdialog">
      <p className="soft">{body}</p>
      <div className="confirm-buttons">
        <Button onClick={onNo}>{no ?? t('act.cancel')}</Button>
        <Button tone="danger" onClick={onYes} busy={busy === true}>
          {yes}
        </Button>
      </div>
    </Sheet>
  );
}
