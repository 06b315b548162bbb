import { useCallback, useState, type ReactNode } from 'react';
import { useDesk } from '#designer/desk';
import { draftServer, stepTo, useShareState, type ServerDraft } from '#designer/share';
import { useWords } from '#designer/words';
import { Badge, Button, Loading, useToast } from '#react';
import { momentWords } from './momentWords.ts';
import { useFetched } from './useFetched.ts';
import { VersionLine } from './VersionLine.tsx';

/** Each version comes with all its files, so only a few are fetched at a time. */
const AT_A_TIME = 5;

/** The versions of one's own draft on the server, the latest first. Each can be gone back to by one step that can be undone. */
export function Versions({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t, language } = useWords();
  const desk = useDesk();
  const toast = useToast();
  const share = useShareState();
  const [count, setCount] = useState(AT_A_TIME);
  const get = useCallback(() => latest(count), [count]);
  const fetched = useFetched(get, share.status === 'saved' ? share.at : null);
  if (fetched.status === 'fetching') return <Loading label={t('open.loading')} />;
  if (fetched.status === 'failed') return <p className="soft">{t('share.unreachable.help')}</p>;
  const versions = fetched.value;
  if (versions.length === 0) return <p className="soft">{t('versions.none')}</p>;
  function goBack(version: ServerDraft): void {
    const at = momentWords(version.savedAt, language);
    const label = {
      'zh-CN': `恢复成 ${momentWords(version.savedAt, 'zh-CN')} 的版本`,
      en: `Go back to the version of ${momentWords(version.savedAt, 'en')}`,
    };
    const command = stepTo(desk.state().work.draft, version.files, label);
    if (!desk.run({ status: 'ready', command }, { quiet: true })) return;
    toast(t('versions.back.done', { time: at }));
    onDone();
  }
  return (
    <>
      <ol className="versions">
        {versions.map((version, index) => (
          <VersionLine
            key={version.head}
            version={version}
            badge={index === 0 ? <Badge>{t('versions.latest')}</Badge> : undefined}
          >
            {index > 0 && <Button onClick={() => goBack(version)}>{t('versions.back')}</Button>}
          </VersionLine>
        ))}
      </ol>
      {versions.length === count && hasEarlier(versions) && (
        <Button onClick={() => setCount(count + AT_A_TIME)}>{t('versions.earlier')}</Button>
      )}
    </>
  );
}

async function latest(count: number): Promise<readonly ServerDraft[]> {
  const found: ServerDraft[] = [];
  let version = await draftServer.find();
  while (version !== undefined) {
    found.push(version);
    if (found.length === count || version.before === null) break;
    version = await draftServer.find({ at: version.before });
  }
  return found;
}

function hasEarlier(versions: readonly ServerDraft[]): boolean {
  const last = versions.at(-1);
  return last !== undefined && last.before !== null;
}
