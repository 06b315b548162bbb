import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button } from './Button.tsx';

/**
 * A part of the page whose code comes when the part is first shown; the service worker keeps it, so that it also comes without a network. Meanwhile
 * `standIn` takes its room. When the code does not come, nothing around it is lost: the stand-in gets the words that say so, with a button to try again.
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  standIn: (props: P, trouble: ReactNode | undefined) => ReactNode,
): ComponentType<P> {
  // Once it is here, every further part of the kind is on the page at once.
  let known: ComponentType<P> | undefined;
  return function OnDemand(props: P): ReactNode {
    const [here, setHere] = useState<{ readonly Part: ComponentType<P> | undefined }>({ Part: known });
    const [status, setStatus] = useState<'coming' | 'failed'>('coming');
    const { Part } = here;
    useEffect(() => {
      if (Part !== undefined || status === 'failed') return undefined;
      let isGone = false;
      load().then(
        (found) => {
          known = found;
          if (!isGone) setHere({ Part: found });
        },
        () => {
          if (!isGone) setStatus('failed');
        },
      );
      return () => {
        isGone = true;
      };
    }, [Part, status]);
    if (Part !== undefined) return <Part {...props} />;
    return standIn(
      props,
      status === 'failed' ? <NotLoaded onAgain={() => setStatus('coming')} /> : undefined,
    );
  };
}

function NotLoaded({ onAgain }: { readonly onAgain: () => void }): ReactNode {
  const { t } = useTexts();
  return (
    <div className="not-loaded" role="alert">
      <p>{t('part.failed')}</p>
      <Button onClick={onAgain}>{t('part.again')}</Button>
    </div>
  );
}
