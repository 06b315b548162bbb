import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { mayAppoint, mayDesign } from '#core';
import { postWords, seatWords } from '../case/words.ts';
import { useSync, useWorkplace } from '../data/index.ts';
import { setPreferences, usePreferences, useTexts, type Preferences, type TextKey } from '../texts/index.ts';
import { Badge, Button, Card, Icon } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { LogOutEverywhere } from './LogOutEverywhere.tsx';
import { Operator } from './Operator.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import './me.css';
import '../worker/today.css';

/** Oneself: posts, uploads, settings, password, who runs this. */
export function MePage(): ReactNode {
  const { t, language, words } = useTexts();
  const { me, kit, signOut } = useWorkplace();
  const { waiting } = useSync();
  const [leaving, setLeaving] = useState(false);
  const drafts = useDraftCount();
  return (
    <div className="me">
      <header className="me-head">
        <span className="me-face" aria-hidden="true">
          {String.fromCodePoint(me.displayName.codePointAt(0) ?? 0x20)}
        </span>
        <div>
          <h1>{me.displayName}</h1>
          <p className="small soft">{me.person}</p>
        </div>
      </header>
      <Card title={t('me.posts')}>
        <ul className="row">
          {me.holdings.map((holding) => (
            <li key={`${holding.post}@${holding.seat}`}>
              <Badge tone="brand">
                {postWords(kit, holding.post, language)} · {seatWords(kit, holding, language)}
              </Badge>
            </li>
          ))}
        </ul>
      </Card>
      <Card flush>
        <ul className="rows">
          <li>
            <Link className="row-link" href="/outbox">
              <Icon name="cloud" />
              <span>{t('me.sync')}</span>
              <SyncWords />
              <Icon name="next" />
            </Link>
          </li>
          {mayAppoint(kit, me.holdings) && (
            <li>
              <Link className="row-link" href="/me/people">
                <Icon name="me" />
                <span>{t('me.people')}</span>
                <Icon name="next" />
              </Link>
            </li>
          )}
          {mayDesign(kit, me.holdings) && (
            <li>
              {/* A page of its own that the app does not load. */}
              <a className="row-link" href="/designer/">
                <Icon name="edit" />
                <span>{t('me.designer')}</span>
                <Icon name="next" />
              </a>
            </li>
          )}
        </ul>
      </Card>
      <Settings />
      <PasswordForm />
      <LogOutEverywhere waiting={waiting.size} drafts={drafts} onDone={signOut} />
      <Card title={t('me.about')}>
        <dl className="facts">
          <div>
            <dt>{t('me.about.kit')}</dt>
            <dd>
              {words(kit.title)} {kit.sample && <Badge tone="warn">{t('app.sample')}</Badge>}
            </dd>
          </div>
          <Operator kit={kit} />
          <div>
            <dt>{t('me.about.revision')}</dt>
            <dd className="numeric">{kit.revision.slice(0, 12)}</dd>
          </div>
        </dl>
      </Card>
      <Button wide icon="logout" onClick={() => setLeaving(true)}>
        {t('me.logout')}
      </Button>
      <Confirm
        title={t('me.logout')}
        body={
          <>
            {waiting.size > 0 ? t('me.logout.waiting', { n: waiting.size }) : t('me.logout.ask')}
            {drafts > 0 && ` ${t('me.logout.drafts', { n: drafts })}`}
          </>
        }
        yes={t('me.logout')}
        open={leaving}
        onYes={signOut}
        onNo={() => setLeaving(false)}
      />
    </div>
  );
}

/** How many drafts of this person the device keeps, also those that cannot be opened. */
function useDraftCount(): number {
  const { drafts, me } = useWorkplace();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let gone = false;
    drafts.heads(me.person).then(
      (heads) => {
        if (!gone) setCount(heads.length);
      },
      () => undefined, // without storage there are none
    );
    return () => {
      gone = true;
    };
  }, [drafts, me]);
  return count;
}

function SyncWords(): ReactNode {
  const { t } = useTexts();
  const { waiting, refused } = useSync();
  if (refused.length > 0) return <Badge tone="warn">{t('net.refused', { n: refused.length })}</Badge>;
  return (
    <span className="small soft">
      {waiting.size > 0 ? t('net.waiting', { n: waiting.size }) : t('net.synced')}
    </span>
  );
}

function Settings(): ReactNode {
  const { t } = useTexts();
  const preferences = usePreferences();
  return (
    <Card title={t('me.settings')}>
      <div className="stack">
        <Setting
          title={t('me.language')}
          name="language"
          value={preferences.language}
          options={[
            { value: 'zh-CN', label: '中文', lang: 'zh-CN' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
        />
        <Setting
          title={t('me.text')}
          name="text"
          value={preferences.text}
          options={named(t, 'me.text', ['normal', 'large'])}
        />
        <Setting
          title={t('me.theme')}
          name="theme"
          value={preferences.theme}
          options={named(t, 'me.theme', ['auto', 'light', 'dark'])}
        />
      </div>
    </Card>
  );
}

function named(
  t: (key: TextKey) => string,
  prefix: 'me.text' | 'me.theme',
  values: readonly string[],
): readonly { readonly value: string; readonly label: string }[] {
  return values.map((value) => ({ value, label: t(`${prefix}.${value}` as TextKey) }));
}

function Setting({
  title,
  name,
  value,
  options,
}: {
  readonly title: string;
  readonly name: keyof Preferences;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
}): ReactNode {
  return (
    <fieldset className="setting">
      <legend>{title}</legend>
      <div className="segments">
        {options.map((option) => (
          <label
            key={option.value}
            lang={option.lang}
            className={option.value === value ? 'segment segment-on' : 'segment'}
          >
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={option.value === value}
              onChange={() => setPreferences({ [name]: option.value })}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
