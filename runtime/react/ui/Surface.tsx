import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Surface.css';

/** A titled part of a page on a white ground. */
export function Card({
  title,
  aside,
  children,
  flush,
}: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Without inner padding, for lists that run to the edge. */
  readonly flush?: boolean;
}): ReactNode {
  return (
    <section className={flush === true ? 'card card-flush' : 'card'}>
      {title !== undefined && (
        <header className="card-head">
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}

/** Says calmly that there is nothing, and what will come here. */
export function EmptyState({
  icon,
  title,
  help,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly help?: string | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="empty-title">{title}</p>
      {help !== undefined && <p className="small soft">{help}</p>}
      {children}
    </div>
  );
}

/** A line across the page with something to know. */
export function Banner({
  tone = 'info',
  icon,
  children,
  actions,
}: {
  readonly tone?: 'info' | 'warn' | 'bad' | 'good';
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <div className={`banner banner-${tone}`}>
      {icon !== undefined && <Icon name={icon} />}
      <div className="banner-words">{children}</div>
      {actions !== undefined && <div className="banner-actions">{actions}</div>}
    </div>
  );
}

/** Three quiet bars while something opens. */
export function Loading({ label }: { readonly label: string }): ReactNode {
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{label}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
