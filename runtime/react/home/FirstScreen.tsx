import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { ShellFrame } from '../app/ShellFrame.tsx';
import { useTexts } from '../texts/index.ts';
import { Loading } from '../ui/index.ts';
import { Greeting } from './Greeting.tsx';
import { rememberedHome } from './knownHome.ts';
import { QuickActions } from './QuickActions.tsx';
import '../worker/today.css';

interface FirstScreenProps {
  /** The account that was here last; null shows nothing of anybody. */
  readonly person: string | null;
  /** ms since 1970. */
  readonly clock: () => number;
}

/**
 * The page while the session is asked for and the device's databases open: the same frame, greeting and links as afterwards, from
 * what the last start noted. A tap counts at once; what it leads to appears when the workplace is there. Nothing here is of a
 * case: those wait until it is known whose they are.
 */
export function FirstScreen({ person, clock }: FirstScreenProps): ReactNode {
  const { t } = useTexts();
  const [path] = useLocation();
  const home = person === null ? null : rememberedHome(person);
  if (home === null || path.startsWith('/print/')) return <Loading label={t('app.loading')} />;
  return (
    <ShellFrame title={home.title} sample={home.sample}>
      {path === '/' ? (
        <div className="today">
          <Greeting home={home} now={clock()} />
          <QuickActions tiles={home.tiles} />
          <section>
            <header className="section-head">
              <h2>{t('today.todo')}</h2>
            </header>
            <Loading label={t('app.loading')} />
          </section>
        </div>
      ) : (
        <Loading label={t('app.loading')} />
      )}
    </ShellFrame>
  );
}
