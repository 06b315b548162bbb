import { useState, type SubmitEvent, type ReactNode } from 'react';
import { useTexts, type TextKey } from '../texts/index.ts';
import { Banner, Button, Card, useToast } from '../ui/index.ts';

/** Long enough that guessing is hopeless; the server asks the same. */
const MIN_LENGTH = 10;

/** Changes one's own password; folded until wanted. */
export function PasswordForm(): ReactNode {
  const { t } = useTexts();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<TextKey | null>(null);

  async function send(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [old, next, again] = ['old', 'new', 'again'].map((name) => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    });
    if (next === undefined || next.length < MIN_LENGTH) {
      setFailure('me.password.short');
      return;
    }
    if (next !== again) {
      setFailure('me.password.differs');
      return;
    }
    setBusy(true);
    const response = await fetch('/api/password', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ old, new: next }),
    }).catch(() => undefined);
    setBusy(false);
    if (response === undefined) {
      setFailure('login.network');
      return;
    }
    if (!response.ok) {
      setFailure('me.password.failed');
      return;
    }
    setFailure(null);
    setOpen(false);
    toast(t('me.password.done'));
  }

  if (!open) {
    return (
      <Button wide icon="shield" onClick={() => setOpen(true)}>
        {t('me.password')}
      </Button>
    );
  }
  const fields = [
    { name: 'old', title: t('me.password.old'), complete: 'current-password' },
    { name: 'new', title: t('me.password.new'), complete: 'new-password' },
    { name: 'again', title: t('me.password.again'), complete: 'new-password' },
  ] as const;
  return (
    <Card title={t('me.password')}>
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <div aria-live="assertive">{failure !== null && <Banner tone="bad">{t(failure)}</Banner>}</div>
        {fields.map(({ name, title, complete }) => (
          <label key={name} className="field">
            <span className="field-label">{title}</span>
            <input className="input" type="password" name={name} autoComplete={complete} />
          </label>
        ))}
        <p className="field-help">{t('me.password.short')}</p>
        <div className="confirm-buttons">
          <Button onClick={() => setOpen(false)}>{t('act.cancel')}</Button>
          <Button tone="main" type="submit" busy={busy}>
            {t('act.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
