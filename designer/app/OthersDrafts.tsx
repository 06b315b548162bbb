import type { ReactNode } from 'react';
import { draftServer, type DraftVersion } from '#designer/share';
import { useWords } from '#designer/words';
import { Button, Loading } from '#react';
import { useFetched } from './useFetched.ts';
import { VersionLine } from './VersionLine.tsx';

const list = (): Promise<readonly DraftVersion[]> => draftServer.list();

/** What other people are changing, to be taken into one's own draft. */
export function OthersDrafts({
  person,
  onTake,
}: {
  readonly person: string;
  readonly onTake: (version: DraftVersion) => void;
}): ReactNode {
  const { t } = useWords();
  const fetched = useFetched(list, person);
  if (fetched.status === 'fetching') return <Loading label={t('open.loading')} />;
  if (fetched.status === 'failed') return <p className="soft">{t('share.unreachable.help')}</p>;
  const others = fetched.value.filter(({ who }) => who !== person);
  if (others.length === 0) return <p className="soft">{t('others.none')}</p>;
  return (
    <ul className="versions">
      {others.map((version) => (
        <VersionLine key={version.who} version={version} who={version.who}>
          <Button onClick={() => onTake(version)}>{t('others.take')}</Button>
        </VersionLine>
      ))}
    </ul>
  );
}
