import type { ReactNode } from 'react';
import { useDesk, useDeskState, type SaveState } from '#designer/desk';
import { formTitle } from '#designer/board';
import { useWords } from '#designer/words';
import { IconButton, setPreferences } from '#react';

/** Where one is, whether it is safe, and the way back in time. */
export function TopBar({
  narrow,
  onMore,
}: {
  readonly narrow: boolean;
  readonly onMore: () => void;
}): ReactNode {
  const { t, words, language } = useWords();
  const desk = useDesk();
  const { work, form, save } = useDeskState();
  const done = work.history.done.at(-1);
  const undone = work.history.undone.at(-1);
  const blocked = save.status === 'elsewhere';
  return (
    <header className="designer-bar">
      {narrow && form !== undefined && (
        <IconButton icon="back" label={t('forms.back')} onClick={() => desk.openForm(undefined)} />
      )}
      <div className="designer-where">
        <h1>{form === undefined ? t('title') : formTitle(work.draft, form, language)}</h1>
        <p className="small soft" role="status">
          {saveWords(save, t)}
        </p>
      </div>
      <IconButton
        icon="undo"
        label={done === undefined ? t('top.undo') : t('top.undo.step', { step: words(done.label) })}
        aria-disabled={done === undefined || blocked}
        onClick={desk.undo}
      />
      <IconButton
        icon="redo"
        label={undone === undefined ? t('top.redo') : t('top.redo.step', { step: words(undone.label) })}
        aria-disabled={undone === undefined || blocked}
        onClick={desk.redo}
      />
      {!narrow && (
        <button
          type="button"
          className="button button-quiet"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => setPreferences({ language: language === 'en' ? 'zh-CN' : 'en' })}
        >
          {t('top.language')}
        </button>
      )}
      <IconButton icon="export" label={t('export')} onClick={onMore} />
    </header>
  );
}

function saveWords(save: SaveState, t: ReturnType<typeof useWords>['t']): string {
  switch (save.status) {
    case 'untouched':
      return t('save.untouched');
    case 'saving':
      return t('save.saving');
    case 'failed':
    case 'elsewhere':
      return t('save.failed');
    case 'saved':
      return t('save.saved', { time: clockTime(save.at) });
  }
}

function clockTime(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
