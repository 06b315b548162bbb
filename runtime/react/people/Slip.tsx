import { useEffect, useRef, type ReactNode } from 'react';
import { useWorkplace } from '../data/index.ts';
import { Banner, Button, useToast } from '../ui/index.ts';
import { copyText } from './copyText.ts';
import { usePeopleTexts } from './usePeopleTexts.ts';

/** What the person is handed. */
export interface SlipFacts {
  readonly displayName: string;
  readonly name: string;
  readonly password: string;
}

/** The slip with a new password, to be copied or printed now: nobody can see it later. On paper there is the slip alone. */
export function Slip({
  displayName,
  name,
  password,
  onDone,
}: SlipFacts & { readonly onDone: () => void }): ReactNode {
  const { t, say, words } = usePeopleTexts();
  const { kit } = useWorkplace();
  const toast = useToast();
  const slip = useRef<HTMLElement>(null);
  useEffect(() => {
    slip.current?.focus();
    const { dataset } = document.documentElement;
    dataset['print'] = 'slip';
    return () => {
      delete dataset['print'];
    };
  }, []);
  const rows = [
    { title: say('slip.address'), value: location.origin },
    { title: say('slip.name'), value: name },
    { title: say('slip.password'), value: password },
  ];
  const heading = say('slip.for', { name: displayName });

  async function copy(): Promise<void> {
    const lines = rows.map(({ title, value }) => t('text.label', { title, value }));
    const text = [words(kit.title), heading, ...lines, say('slip.change')].join('\n');
    const isCopied = await copyText(text, slip.current);
    toast(say(isCopied ? 'slip.copied' : 'slip.select'));
  }

  return (
    <div className="stack">
      <Banner tone="warn" icon="warn">
        {say('slip.once')}
      </Banner>
      <section className="slip" ref={slip} tabIndex={-1} aria-labelledby="slip-head">
        <p className="small soft">{words(kit.title)}</p>
        <h3 id="slip-head">{heading}</h3>
        <dl className="facts">
          {rows.map(({ title, value }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd translate="no">{value}</dd>
            </div>
          ))}
        </dl>
        <p>{say('slip.change')}</p>
      </section>
      <div className="slip-buttons">
        <Button icon="copy" onClick={() => void copy()}>
          {say('slip.copy')}
        </Button>
        <Button icon="print" onClick={() => print()}>
          {say('slip.print')}
        </Button>
        <Button tone="main" onClick={onDone}>
          {say('slip.done')}
        </Button>
      </div>
    </div>
  );
}
