import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

type ButtonTone = 'main' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends ComponentProps<'button'> {
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  /** Stretches over the width it is given. */
  readonly wide?: boolean;
  readonly busy?: boolean;
}

/** A button with words. While busy it stays focusable and says so, and a second tap does nothing. */
export function Button({
  tone = 'plain',
  icon,
  wide,
  busy,
  children,
  onClick,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${tone}${wide === true ? ' button-wide' : ''}`}
      aria-busy={busy === true ? true : undefined}
      onClick={busy === true ? (event) => event.preventDefault() : onClick}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName;
  /** What it does, for those who do not see the icon; also its tooltip. */
  readonly label: string;
}

/** A square button with an icon only. */
export function IconButton({ icon, label, ...rest }: IconButtonProps): ReactNode {
  return (
    <button type="button" {...rest} className="icon-button" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
