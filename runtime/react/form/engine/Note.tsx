import type { ReactNode } from 'react';
import type { PartProps } from './Engine.tsx';

/** Something that a form says and does not ask. */
export function Note({ id, schema }: PartProps): ReactNode {
  return (
    <div className="form-note" id={id} role="note">
      {schema.title !== undefined && <p className="form-note-title">{schema.title}</p>}
      {schema.description !== undefined && <p>{schema.description}</p>}
    </div>
  );
}
