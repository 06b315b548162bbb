import { useLayoutEffect } from 'react';
import { useDesk } from '#designer/desk';

/** Ctrl+Z takes back and Ctrl+Y (or Shift+Ctrl+Z) does again, also while one types: there is one history for everything. */
export function useUndoKeys(): void {
  const desk = useDesk();
  // The keys work from the first picture of the page on: an effect after it would miss those that are pressed at once.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) desk.redo();
      else desk.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [desk]);
}
