import type { ReactNode } from 'react';
import './Light.css';

/** A few words set apart: a state, a mark. */
export function Badge({
  tone = 'plain',
  title,
  children,
}: {
  readonly tone?: 'plain' | 'brand' | 'warn' | 'bad';
  readonly title?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span className={`badge badge-${tone}`} title={title}>
      {children}
    </span>
  );
}
