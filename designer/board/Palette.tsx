import { useState, type ReactNode } from 'react';
import { useDeskState } from '#designer/desk';
import { findItem, outlineOf, PALETTE, snippetIds, titleOfKind, titleOfSnippet } from '#designer/form';
import { useWords } from '#designer/words';
import { Button } from '#react';
import { carryKind } from './dragging.ts';
import { PasteSheet } from './PasteSheet.tsx';
import { useCommands } from './useCommands.ts';
import { useTitles } from './useParts.ts';

/** What can be added: one click puts it behind the part that is selected; it can be dragged to its place as well. */
export function Palette({
  form,
  onAdded,
}: {
  readonly form: string;
  readonly onAdded?: () => void;
}): ReactNode {
  const { t, words } = useWords();
  const { add, addSnippet } = useCommands();
  const [pasting, setPasting] = useState(false);
  const { work, selected } = useDeskState();
  const titles = useTitles(work.draft, form);
  const outline = outlineOf(work.draft, form);
  const item = outline && selected !== undefined ? findItem(outline, selected) : undefined;
  const isSection =
    item !== undefined && item.pointer !== '' && (item.kind === 'section' || item.kind === 'group');
  return (
    <div className="palette">
      <p className="small soft">{isSection ? t('add.into', { section: titles(item) }) : t('add.drag')}</p>
      {PALETTE.map(({ title, kinds }) => (
        <section key={kinds.join()}>
          <h3 className="palette-head">{words(title)}</h3>
          <div className="palette-kinds">
            {kinds.map((kind) => (
              <button
                key={kind}
                type="button"
                className="palette-kind"
                draggable
                onDragStart={(event) => carryKind(event.dataTransfer, kind)}
                onClick={() => {
                  add(kind);
                  onAdded?.();
                }}
              >
                {words(titleOfKind(kind))}
              </button>
            ))}
          </div>
        </section>
      ))}
      <section>
        <h3 className="palette-head">{t('add.snippets')}</h3>
        <div className="palette-kinds">
          {snippetIds.map((id) => (
            <button
              key={id}
              type="button"
              className="palette-kind"
              onClick={() => {
                addSnippet(id);
                onAdded?.();
              }}
            >
              {words(titleOfSnippet(id))}
            </button>
          ))}
        </div>
      </section>
      <Button onClick={() => setPasting(true)}>{t('paste.open')}</Button>
      {pasting && (
        <PasteSheet onClose={() => setPasting(false)} {...(onAdded === undefined ? {} : { onAdded })} />
      )}
    </div>
  );
}
