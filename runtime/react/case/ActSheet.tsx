import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { Case, Kit } from '#core';
import { submit, useWorkplace, type ActOption } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, Loading, useToast } from '../ui/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import type { Sending } from './Sending.ts';
import { postWords, seatWords } from './words.ts';

const ActForm = lazy(() =>
  import('./ActForm.tsx').then(({ ActForm: component }) => ({ default: component })),
);

interface ActSheetProps {
  readonly kit: Kit;
  readonly one: Case;
  readonly option: ActOption;
  /** Id of the event that was not taken and is corrected here. */
  readonly corrects: string | null;
  readonly onClose: () => void;
}

/** What an act asks for, and its buttons. What cannot be taken back is confirmed by the sheet itself. */
export function ActSheet({ kit, one, option, corrects, onClose }: ActSheetProps): ReactNode {
  const { t, words, language } = useTexts();
  const { action, post = '', seat = '' } = option;
  const { send, busy, failure } = useSend(one, option, onClose);
  const title = words(action.title);
  const asksForm = action.form !== undefined || action.edits !== undefined;
  return (
    <Sheet
      title={title}
      open
      onClose={onClose}
      role={asksForm ? 'dialog' : 'alertdialog'}
      wide={action.edits !== undefined}
      lead={t('act.as', {
        post: postWords(kit, post, language),
        seat: seatWords(kit, { post, seat }, language),
      })}
    >
      <div className="stack">
        {action.help !== undefined && <p className="soft">{words(action.help)}</p>}
        <div aria-live="assertive">
          {failure !== null && (
            <Banner tone="bad" icon="warn">
              {failure}
            </Banner>
          )}
        </div>
        {asksForm ? (
          <Suspense fallback={<Loading label={t('app.loading')} />}>
            <ActForm
              kit={kit}
              one={one}
              option={option}
              corrects={corrects}
              busy={busy}
              onSend={send}
              onCancel={onClose}
            />
          </Suspense>
        ) : (
          <>
            {action.tone === 'danger' && <p>{t('act.confirm', { title })}</p>}
            <div className="confirm-buttons">
              <Button onClick={onClose}>{t('act.cancel')}</Button>
              <Button
                tone={action.tone === 'danger' ? 'danger' : 'main'}
                busy={busy}
                onClick={() => void send({ data: {}, ...withCorrection(corrects) })}
              >
                {title}
              </Button>
            </div>
          </>
        )}
      </div>
    </Sheet>
  );
}

/** An act without a form has no draft that knows what it replaces. */
function withCorrection(corrects: string | null): Pick<Sending, 'corrects'> {
  return corrects === null ? {} : { corrects: { event: corrects, at: '' } };
}

function useSend(
  one: Case,
  { act, action, post = '', seat = '' }: ActOption,
  onClose: () => void,
): {
  readonly send: (sending: Sending) => Promise<boolean>;
  readonly busy: boolean;
  readonly failure: string | null;
} {
  const place = useWorkplace();
  const { t, words } = useTexts();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  async function send(sending: Sending): Promise<boolean> {
    setBusy(true);
    const result = await submit(place, { flow: one.flow, act, as: { post, seat }, on: one, ...sending });
    setBusy(false);
    if (result.status === 'kept') {
      toast(t('act.done', { title: words(action.title) }));
      onClose();
      return true;
    }
    setFailure(t('act.failed', { reason: t(result.status === 'full' ? 'act.full' : 'act.unknown') }));
    return false;
  }
  return { send, busy, failure };
}
