import { useState, type SubmitEvent, type ReactNode } from 'react';
import type { Credentials } from '#sync';
import { setPreferences, useTexts, type TextKey } from '../texts/index.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { Banner, Button, IconButton } from '../ui/index.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import './login.css';

interface LoginProps {
  readonly busy: boolean;
  /** A key of the catalogue, or null. */
  readonly failure: string | null;
  readonly onLogin: (credentials: Credentials) => void;
  /** Somebody begins to type. */
  readonly onBegin?: (() => void) | undefined;
  readonly footer?: ReactNode;
}

/** Name and password, said plainly what is wrong; in a demonstration one tap on a post is enough. */
export function LoginPage({ busy, failure, onLogin, onBegin, footer }: LoginProps): ReactNode {
  const { t, language } = useTexts();
  const [missing, setMissing] = useState<TextKey | null>(null);
  const [shown, setShown] = useState(false);

  function send(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const name = textIn(fields, 'name').trim();
    const password = textIn(fields, 'password');
    const lacks = name === '' ? 'login.name.missing' : password === '' ? 'login.password.missing' : null;
    setMissing(lacks);
    if (lacks === null && !busy) onLogin({ name, password });
    else
      event.currentTarget
        .querySelector<HTMLInputElement>(name === '' ? '#login-name' : '#login-password')
        ?.focus();
  }

  const message = missing ?? (failure === null ? null : isKey(failure) ? failure : 'login.network');
  return (
    <main className="login">
      <div className="login-card">
        <header className="login-head">
          <img src="/icons/icon.svg" alt="" width="48" height="48" />
          <h1>{t('app.name')}</h1>
          <Button
            tone="quiet"
            onClick={() => setPreferences({ language: language === 'en' ? 'zh-CN' : 'en' })}
          >
            <span lang={language === 'en' ? 'zh-CN' : 'en'}>{language === 'en' ? '中文' : 'English'}</span>
          </Button>
        </header>
        <div aria-live="assertive">
          {message !== null && (
            <Banner tone={message === 'login.again' ? 'info' : 'bad'} icon="info">
              {t(message)}
            </Banner>
          )}
        </div>
        <form onSubmit={send} onFocus={onBegin} noValidate className="stack">
          <label className="login-field">
            <span>{t('login.name')}</span>
            <input
              id="login-name"
              className="input"
              name="name"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          </label>
          <div className="login-field">
            <label htmlFor="login-password">{t('login.password')}</label>
            <div className="login-password">
              <input
                id="login-password"
                className="input"
                name="password"
                type={shown ? 'text' : 'password'}
                autoComplete="current-password"
              />
              <IconButton
                icon="eye"
                label={t(shown ? 'login.hide' : 'login.show')}
                onClick={() => setShown(!shown)}
              />
            </div>
          </div>
          <Button tone="main" wide type="submit" busy={busy}>
            {t(busy ? 'login.busy' : 'login.submit')}
          </Button>
        </form>
        <DemoAccounts busy={busy} onChoose={onLogin} />
      </div>
      {footer}
    </main>
  );
}

function textIn(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

function isKey(words: string): words is TextKey {
  return Object.prototype.hasOwnProperty.call(zhCN, words);
}
