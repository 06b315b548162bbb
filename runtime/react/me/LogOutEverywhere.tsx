import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Banner, Button } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';

interface LogOutEverywhereProps {
  /** How many acts this device has not sent yet. */
  readonly waiting: number;
  /** How many drafts it keeps; they go with the log-out. */
  readonly drafts: number;
  /** Leaves this device too, once the server has ended every session. */
  readonly onDone: () => void;
}

/**
 * Ends every session of the account, for a phone that was lost. Only the server can do that: unless it answers nothing happens
 * here either, so that nobody believes in a log-out that did not take place.
 */
export function LogOutEverywhere({ waiting, drafts, onDone }: LogOutEverywhereProps): ReactNode {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  async function end(): Promise<void> {
    setBusy(true);
    const response = await fetch('/api/sessions/end', { method: 'POST' }).catch(() => undefined);
    setBusy(false);
    setAsking(false);
    // 401: somebody has ended this session already, by a log-out everywhere or a new password.
    const ended = response?.ok === true || response?.status === 401;
    setFailed(!ended);
    if (ended) onDone();
  }

  return (
    <>
      <div aria-live="assertive">{failed && <Banner tone="bad">{t('me.everywhere.failed')}</Banner>}</div>
      <Button wide icon="logout" onClick={() => setAsking(true)}>
        {t('me.everywhere')}
      </Button>
      <Confirm
        title={t('me.everywhere')}
        body={
          <>
            {t('me.everywhere.ask')}
            {waiting > 0 && ` ${t('me.logout.waiting', { n: waiting })}`}
            {drafts > 0 && ` ${t('me.logout.drafts', { n: drafts })}`}
          </>
        }
        yes={t('me.everywhere.yes')}
        open={asking}
        busy={busy}
        onYes={() => void end()}
        onNo={() => setAsking(false)}
      />
    </>
  );
}
