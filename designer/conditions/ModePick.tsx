import type { ReactNode } from 'react';
import { Pick } from '#designer/board';
import { useWords } from '#designer/words';
import type { Mode } from './Rows.ts';

/** Whether all rows have to hold or one of them. */
export function ModePick({
  mode,
  onMode,
}: {
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <Pick
      label={t('condition.mode')}
      value={mode}
      onChange={(next) => onMode(next === 'any' ? 'any' : 'all')}
      options={[
        { value: 'all', label: t('condition.all') },
        { value: 'any', label: t('condition.any') },
      ]}
    />
  );
}
