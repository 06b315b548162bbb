import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Icon, SearchBox } from '../ui/index.ts';
import type { Option } from './Option.ts';
import { searcherOf } from './searchOptions.ts';

export interface OptionListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly unknown[];
  readonly multiple: boolean;
  readonly onPick: (value: unknown) => void;
}

/** A long list of answers, narrowed down by what is typed. */
export function OptionList({ label, options, chosen, multiple, onPick }: OptionListProps): ReactNode {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const find = useMemo(() => searcherOf(options), [options]);
  // The letters come first, the list follows.
  const wanted = useDeferredValue(search);
  const { shown: found, hidden } = useMemo(() => find(wanted), [find, wanted]);
  return (
    <>
      <SearchBox label={t('form.search')} value={search} onChange={setSearch} />
      {found.length === 0 && <p className="list-empty">{t('form.noMatch')}</p>}
      <ul className="options" role="listbox" aria-label={label} aria-multiselectable={multiple}>
        {found.map((option, index) => {
          const isChosen = chosen.includes(option.value);
          const heads = option.group !== undefined && option.group !== found[index - 1]?.group;
          return (
            <li key={String(option.value)} role="presentation">
              {heads && <p className="options-group">{option.group}</p>}
              <button
                type="button"
                role="option"
                aria-selected={isChosen}
                className={isChosen ? 'option option-on' : 'option'}
                onClick={() => onPick(option.value)}
              >
                <span>{option.label}</span>
                {isChosen && <Icon name="check" />}
              </button>
            </li>
          );
        })}
      </ul>
      {hidden > 0 && (
        <p className="field-help" role="status">
          {t('form.more', { n: hidden })}
        </p>
      )}
    </>
  );
}
