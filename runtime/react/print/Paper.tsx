import type { ReactNode } from 'react';
import './print.css';

/** A printed document as the core's `render` made it. The core escapes every value that it puts in and refuses triple braces (SPEC D2). */
export function Paper({ html }: { readonly html: string }): ReactNode {
  return <div className="paper" dangerouslySetInnerHTML={{ __html: html }} />;
}
