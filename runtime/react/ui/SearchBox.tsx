import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import './SearchBox.css';

/** A search field that filters while one types. */
export function SearchBox({
  value,
  onChange,
  label,
}: {
  /** What can be found here; by default what a list of cases looks through. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { t } = useTexts();
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-label={label ?? t('search.placeholder')}
        placeholder={label ?? t('search.placeholder')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {value !== '' && <IconButton icon="close" label={t('search.clear')} onClick={() => onChange('')} />}
    </div>
  );
}
