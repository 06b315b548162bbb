import type { ReactNode } from 'react';
import type { DraftVersion } from '#designer/share';
import { useWords } from '#designer/words';
import { momentWords } from './momentWords.ts';

const SHOWN = 3;

interface VersionLineProps {
  readonly version: DraftVersion;
  /** Before the time: whose it is. */
  readonly who?: string;
  readonly badge?: ReactNode;
  readonly children?: ReactNode;
}

/** One version in a list: when it was saved, what was changed, what can be done with it. */
export function VersionLine({ version, who, badge, children }: VersionLineProps): ReactNode {
  const { t, language } = useWords();
  const { message, savedAt } = version;
  return (
    <li className="version">
      <p className="version-head">
        {who !== undefined && <strong>{who}</strong>}
        <time className="soft" dateTime={new Date(savedAt).toISOString()}>
          {momentWords(savedAt, language)}
        </time>
        {badge}
      </p>
      {message.slice(0, SHOWN).map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
      {message.length > SHOWN && <p className="small soft">{t('versions.more', { n: message.length })}</p>}
      {children}
    </li>
  );
}
