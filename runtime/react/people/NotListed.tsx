import type { ReactNode } from 'react';
import { useWorkplace } from '../data/index.ts';
import { Button, EmptyState } from '../ui/index.ts';
import type { Failure } from './accountServer.ts';
import { usePeopleTexts } from './usePeopleTexts.ts';

interface NotListedProps {
  readonly failure: Failure;
  readonly onAgain: () => void;
}

/** Why there is no list, and what can be done about it. */
export function NotListed({ failure, onAgain }: NotListedProps): ReactNode {
  const { t, say } = usePeopleTexts();
  const { signInAgain } = useWorkplace();
  switch (failure.status) {
    case 'signIn':
      return (
        <EmptyState icon="info" title={say('people.signIn')}>
          <Button tone="main" onClick={signInAgain}>
            {say('people.signIn.do')}
          </Button>
        </EmptyState>
      );
    case 'forbidden':
      return <EmptyState icon="shield" title={say('people.forbidden')} help={say('people.forbidden.help')} />;
    case 'network':
    case 'failed':
    case 'refused':
      return (
        <div role="alert">
          <EmptyState
            icon="cloud"
            title={say(failure.status === 'network' ? 'people.network' : 'people.failed')}
          >
            <Button tone="main" onClick={onAgain}>
              {t('part.again')}
            </Button>
          </EmptyState>
        </div>
      );
  }
}
