import { Suspense, useMemo, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { todosOf, useCases, useTicking, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Loading } from '../ui/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ListRail } from './ListRail.tsx';
import { LoadingLine } from './LoadingLine.tsx';
import { ShellFrame } from './ShellFrame.tsx';
import { SyncChip } from './SyncChip.tsx';

/** The frame of every page: a bar with tabs below on a phone, a rail with the lists at the left on a desk. */
export function Shell({
  children,
  notice,
}: {
  readonly children: ReactNode;
  readonly notice?: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const place = useWorkplace();
  const cases = useCases();
  const waiting = useMemo(() => todosOf(place, cases).length, [place, cases]);
  const [path] = useLocation();
  useTicking();
  return (
    <ShellFrame
      title={place.kit.title}
      sample={place.kit.sample}
      waiting={waiting}
      chip={<SyncChip />}
      rail={<ListRail path={path} />}
    >
      {notice}
      <LoadingLine />
      <ErrorBoundary key={path}>
        <Suspense fallback={<Loading label={t('app.loading')} />}>{children}</Suspense>
      </ErrorBoundary>
    </ShellFrame>
  );
}
