import { useRef, useState, type ReactNode } from 'react';
import { textsOf, type FileEdit } from '#designer/edit';
import { useDesk, useDeskState } from '#designer/desk';
import { useSharing, type TownFiles } from '#designer/share';
import { useWords } from '#designer/words';
import { Banner, Button, Confirm, setPreferences, Sheet, useToast } from '#react';
import { download, packFiles, unpackFiles } from './archive.ts';

/** Everything about the draft as a whole: what was changed, taking it away as files, bringing files in, starting anew. */
export function MoreSheet({
  town,
  onClose,
  onShare,
}: {
  readonly town: TownFiles;
  readonly onClose: () => void;
  readonly onShare: () => void;
}): ReactNode {
  const { t, language } = useWords();
  const desk = useDesk();
  const sharing = useSharing();
  const toast = useToast();
  const { work } = useDeskState();
  const [asking, setAsking] = useState(false);
  const texts = textsOf(work.draft);
  const changed = new Map([...texts].filter(([path, text]) => desk.base.files.get(path) !== text));
  const steps = work.history.done.length + work.history.undone.length;
  return (
    <Sheet title={t('export')} lead={t('draft.local')} open onClose={onClose}>
      <div className="stack">
        <Button icon="cloud" wide onClick={onShare}>
          {t('share.title')}
        </Button>
        {changed.size === 0 ? (
          <p className="soft">{t('export.changed.none')}</p>
        ) : (
          <div>
            <Button icon="export" tone="main" wide onClick={() => save('changes', changed)}>
              {t('export.changed')}
            </Button>
            <p className="field-help">{t('export.changed.help', { n: changed.size })}</p>
          </div>
        )}
        <Button icon="export" wide onClick={() => save('config', texts)}>
          {t('export.all')}
        </Button>
        <Import />
        <h3>{t('changes')}</h3>
        <Changes />
        {steps > 0 && (
          <Button tone="danger" onClick={() => setAsking(true)}>
            {t('draft.restart')}
          </Button>
        )}
        <Button
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => setPreferences({ language: language === 'en' ? 'zh-CN' : 'en' })}
        >
          {t('top.language')}
        </Button>
        <a className="button" href="/">
          {t('denied.app')}
        </a>
      </div>
      <Confirm
        title={t('draft.restart')}
        body={t('draft.restart.ask', { n: steps })}
        yes={t('draft.restart.yes')}
        no={t('draft.keep')}
        open={asking}
        onNo={() => setAsking(false)}
        onYes={() => {
          setAsking(false);
          void sharing.discard().then((discarded) => {
            if (!discarded) {
              toast(t('draft.discard.failed'), { tone: 'bad' });
              return;
            }
            onClose();
            void desk.restart(town);
          });
        }}
      />
    </Sheet>
  );
}

function save(name: string, files: ReadonlyMap<string, string>): void {
  download(`wangge-${name}.zip`, packFiles(files), 'application/zip');
}

function Changes(): ReactNode {
  const { t, words } = useWords();
  const { work } = useDeskState();
  const { done, undone } = work.history;
  if (done.length + undone.length === 0) return <p className="soft">{t('changes.none')}</p>;
  const lines = [
    ...undone.map((step) => ({ step, isUndone: true })),
    ...[...done].reverse().map((step) => ({ step, isUndone: false })),
  ];
  return (
    <ol className="changes">
      {lines.map(({ step, isUndone }, index) => (
        <li key={lines.length - index} className={isUndone ? 'change-undone' : undefined}>
          {words(step.label)}
          {isUndone && <span className="small soft"> {t('changes.undone')}</span>}
        </li>
      ))}
    </ol>
  );
}

/** Files from an archive in place of those of the draft: one step that can be taken back. */
function Import(): ReactNode {
  const { t } = useWords();
  const desk = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<'import.bad' | 'import.same' | 'import.empty' | null>(null);
  async function take(file: File): Promise<void> {
    const unpacked = unpackFiles(new Uint8Array(await file.arrayBuffer()));
    if (unpacked.status === 'unreadable') {
      setFault('import.bad');
      return;
    }
    const before = textsOf(desk.state().work.draft);
    const change = [...unpacked.files].flatMap(([path, to]): readonly FileEdit[] => {
      const from = before.get(path) ?? null;
      return from === to ? [] : [{ file: path, from, to }];
    });
    setFault(unpacked.files.size === 0 ? 'import.empty' : change.length === 0 ? 'import.same' : null);
    if (change.length === 0) return;
    const n = String(change.length);
    const label = { 'zh-CN': `导入 ${n} 个文件`, en: `Import ${n} files` };
    desk.run({ status: 'ready', command: { label, change, focus: '' } }, { quiet: true });
  }
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={t('import')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
      <Button wide onClick={() => input.current?.click()}>
        {t('import')}
      </Button>
      <p className="field-help">{t('import.help')}</p>
      {fault !== null && <Banner tone="warn">{t(fault)}</Banner>}
    </div>
  );
}
