import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface SelectProps {
  /** What is chosen here; there is no visible label beside it. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The device's own list to choose from, with our looks while closed. */
export function Select({ label, value, onChange, options }: SelectProps): ReactNode {
  return (
    <span className="select">
      <select
        className="input"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
