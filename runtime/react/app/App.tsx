import { Suspense, type ReactNode } from 'react';
import { WorkplaceProvider, type Workplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Loading } from '../ui/index.ts';
import { Pages } from './Pages.tsx';

interface AppProps {
  readonly workplace: Workplace;
  /** Shown above every page, for example that a new version is ready. */
  readonly notice?: ReactNode;
}

/** The app of somebody who has logged in. */
export function App({ workplace, notice }: AppProps): ReactNode {
  const { t } = useTexts();
  return (
    <WorkplaceProvider workplace={workplace}>
      <Suspense fallback={<Loading label={t('app.loading')} />}>
        <Pages notice={notice} />
      </Suspense>
    </WorkplaceProvider>
  );
}
