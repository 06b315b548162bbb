import type { SaveState } from '#designer/desk';
import type { ShareState } from '#designer/share';
import type { Say, WordKey } from '#designer/words';

/** One line about where the last change is safe: on the server, on this device, or nowhere. */
export function saveWords(save: SaveState, share: ShareState, t: Say): string {
  switch (save.status) {
    case 'failed':
    case 'elsewhere':
      return t('save.failed');
    case 'untouched':
      return share.status === 'opening' ? t('share.opening') : t('save.untouched');
    case 'saving':
      return t('save.saving');
    case 'saved':
      return share.status === 'saved'
        ? t('share.saved', { time: clockTime(share.at) })
        : t(ON_DEVICE[share.status], { time: clockTime(save.at) });
  }
}

const ON_DEVICE = {
  opening: 'save.saved',
  none: 'save.saved',
  waiting: 'share.waiting',
  saving: 'share.saving',
  unreachable: 'share.unreachable',
  refused: 'share.refused',
  conflict: 'share.conflict',
} as const satisfies Readonly<Record<Exclude<ShareState['status'], 'saved'>, WordKey>>;

function clockTime(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
