import type { ReactNode } from 'react';
import { useDesk, useDeskState } from '#designer/desk';
import { useShareState } from '#designer/share';
import { formTitle } from '#designer/board';
import { useWords } from '#designer/words';
import { IconButton, setPreferences } from '#react';
import { saveWords } from './saveWords.ts';

/** Where one is, whether it is safe, and the way back in time. */
export function TopBar({
  narrow,
  form,
  areas,
  onMore,
  onShare,
}: {
  readonly narrow: boolean;
  /** The form that the page is about. */
  readonly form: string | undefined;
  readonly areas: ReactNode;
  readonly onMore: () => void;
  readonly onShare: () => void;
}): ReactNode {
  const { t, words, language } = useWords();
  const desk = useDesk();
  const { work, save } = useDeskState();
  const share = useShareState();
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
          {saveWords(save, share, t)}
        </p>
      </div>
      {areas}
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
      {!narrow && <IconButton icon="cloud" label={t('share.title')} onClick={onShare} />}
      <IconButton icon="export" label={t('export')} onClick={onMore} />
    </header>
  );
}
