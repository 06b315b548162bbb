import type { ReactNode } from 'react';

export interface SheetProps {
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
