import {
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import type { Edit, JsonObject, Kit } from '#core';
import type { FileBasket, LeadTo } from '../form/index.ts';
import { useTexts } from '../texts/index.ts';
import { Loading } from '../ui/index.ts';
import { keepPlace } from './keepPlace.ts';
import './reviewable.css';

const ReviewPage = lazy(() =>
  import('./ReviewPage.tsx').then(({ ReviewPage: component }) => ({ default: component })),
);

/** What the form is given whose answers are looked through. */
interface Asked {
  readonly onSubmit: (data: JsonObject) => void;
  readonly lead: RefObject<LeadTo | null>;
}

interface ReviewableProps {
  readonly kit: Kit;
  readonly form: string;
  readonly files: FileBasket;
  /** Whether these answers are looked through before they are sent (SPEC B4). */
  readonly asks: (data: JsonObject) => boolean;
  /** For an act that edits a record: what the answers change. Only that is shown then. */
  readonly edits?: ((data: JsonObject) => readonly Edit[]) | undefined;
  /** The words of the button that sends. */
  readonly submit: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly failure?: string | null;
  readonly onSend: (data: JsonObject) => void;
  readonly children: (asked: Asked) => ReactNode;
}

/** Set on the entry of the browser's history that the page of answers adds. */
const MARK = { review: true };

const NOWHERE = (): void => undefined;

/**
 * A form, and before its answers are sent the page that shows them where that is asked for. The form stays as it is meanwhile: going back, by
 * the button or by the phone's own, one stands where one stood.
 */
export function Reviewable(props: ReviewableProps): ReactNode {
  const { asks, onSend, children } = props;
  const { t } = useTexts();
  const [shown, setShown] = useState<JsonObject | null>(null);
  const lead = useRef<LeadTo | null>(null);
  const [back, setBack] = useState<() => void>(() => NOWHERE);
  const isShown = shown !== null;

  /** The form has to be on the page again before anything in it gets the focus. */
  function leave(then: () => void): void {
    flushSync(() => setShown(null));
    then();
  }
  const onPhoneBack = useEffectEvent(() => leave(back));

  useEffect(() => {
    if (!isShown) return undefined;
    history.pushState(MARK, '');
    const onPop = (): void => onPhoneBack();
    window.addEventListener('popstate', onPop);
    return () => {
      window.removeEventListener('popstate', onPop);
      // Sent, or left by one of the page's own buttons: the phone's way back must not need two taps.
      if (isMarked(history.state)) history.back();
    };
  }, [isShown]);

  return (
    <>
      <div className="reviewable" hidden={isShown}>
        {children({
          lead,
          onSubmit(data) {
            if (!asks(data)) {
              onSend(data);
              return;
            }
            const way = keepPlace();
            setBack(() => way);
            setShown(data);
          },
        })}
      </div>
      {shown !== null && (
        <Suspense fallback={<Loading label={t('app.loading')} />}>
          <ReviewPage
            {...props}
            data={shown}
            onSend={() => onSend(shown)}
            onBack={() => leave(back)}
            onLead={(pointer) => leave(() => lead.current?.(pointer))}
          />
        </Suspense>
      )}
    </>
  );
}

function isMarked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'review' in state;
}
