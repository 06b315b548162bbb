import type { ComponentProps, ReactNode } from 'react';
import { Select } from '#react';

/** One of several, with its label to be seen. */
export function Pick(props: ComponentProps<typeof Select>): ReactNode {
  return (
    <div className="field">
      {/* The list carries the same words for those who hear it. */}
      <span className="field-label" aria-hidden="true">
        {props.label}
      </span>
      <Select {...props} />
    </div>
  );
}
