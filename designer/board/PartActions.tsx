import { useState, type ReactNode } from 'react';
import { useDesk } from '#designer/desk';
import type { Item } from '#designer/form';
import { useWords } from '#designer/words';
import { IconButton } from '#react';
import { CopySheet, MoveSheet } from './PlaceSheets.tsx';
import { removingItem, type Removing } from './removing.ts';
import { ResolveSheet } from './ResolveSheet.tsx';
import { useCommands } from './useCommands.ts';

interface PartActionsProps {
  readonly item: Item;
  readonly title: string;
  readonly first: boolean;
  readonly last: boolean;
}

/** Everything that can be done with a part as a whole. */
export function PartActions({ item, title, first, last }: PartActionsProps): ReactNode {
  const { t } = useWords();
  const desk = useDesk();
  const { step, duplicate, wrap } = useCommands();
  const [asked, setAsked] = useState<'move' | 'copy' | null>(null);
  const [used, setUsed] = useState<Extract<Removing, { readonly status: 'used' }> | null>(null);
  const close = (): void => setAsked(null);
  return (
    <div className="part-actions" role="group" aria-label={t('part.actions', { name: title })}>
      <IconButton
        icon="up"
        data-step="-1"
        label={t('part.up')}
        aria-disabled={first}
        onClick={() => step(item, -1)}
      />
      <IconButton
        icon="down"
        data-step="1"
        label={t('part.down')}
        aria-disabled={last}
        onClick={() => step(item, 1)}
      />
      <IconButton icon="move" label={t('part.move')} onClick={() => setAsked('move')} />
      <IconButton icon="copy" label={t('part.duplicate')} onClick={() => duplicate(item)} />
      <IconButton icon="export" label={t('part.copyTo')} onClick={() => setAsked('copy')} />
      <IconButton icon="group" label={t('part.wrap')} onClick={() => wrap(item)} />
      <IconButton
        icon="trash"
        label={t('part.delete')}
        onClick={() => {
          const { work, form = '' } = desk.state();
          const removing = removingItem({ draft: work.draft, form, pointer: item.pointer }, item);
          if (removing.status === 'unused') desk.run(removing.commanded);
          else setUsed(removing);
        }}
      />
      <IconButton icon="settings" label={t('part.more')} onClick={() => desk.ask('settings')} />
      <IconButton icon="close" label={t('part.done')} onClick={() => desk.leave(item.pointer)} />
      {asked === 'move' && <MoveSheet item={item} title={title} onClose={close} />}
      {asked === 'copy' && <CopySheet item={item} title={title} onClose={close} />}
      {used !== null && (
        <ResolveSheet
          name={title}
          removing={used}
          onClose={() => setUsed(null)}
          onDecide={(commanded) => {
            setUsed(null);
            desk.run(commanded);
          }}
        />
      )}
    </div>
  );
}
