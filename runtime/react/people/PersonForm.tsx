import { useRef, type ReactNode, type SubmitEvent } from 'react';
import { Banner, Button } from '../ui/index.ts';
import type { Account } from './Account.ts';
import { HoldingFields } from './HoldingFields.tsx';
import { emptyHolding, type PersonDraft } from './PersonDraft.ts';
import { proposeName } from './proposeName.ts';
import { TextLine } from './TextLine.tsx';
import { usePeopleTexts } from './usePeopleTexts.ts';
import { usePersonSaving } from './usePersonSaving.ts';

interface PersonFormProps {
  readonly account: Account | undefined;
  readonly draft: PersonDraft;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (draft: PersonDraft) => void;
  readonly onSaved: (account: Account, password: string | undefined) => void;
  readonly onStale: () => void;
}

/** Name, account, posts with their places. */
export function PersonForm({
  account,
  draft,
  taken,
  onChange,
  onSaved,
  onStale,
}: PersonFormProps): ReactNode {
  const { say } = usePeopleTexts();
  const form = useRef<HTMLFormElement>(null);
  const { busy, faultsIn, save } = usePersonSaving({ account, onSaved, onStale });
  const isFixed = account?.integrator === true;
  const name = draft.name ?? proposeName(draft.displayName, taken);
  const { holdings } = draft;
  const faults = faultsIn(draft, name.trim());

  async function send(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const [first] = Object.keys(await save(draft, name.trim()));
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`[data-fault=${first}]`)?.focus();
  }

  return (
    <form ref={form} className="person-form" noValidate onSubmit={(event) => void send(event)}>
      <div role="alert" tabIndex={-1} data-fault="sheet">
        {faults.sheet !== undefined && (
          <Banner tone="bad" icon="warn">
            {faults.sheet}
          </Banner>
        )}
      </div>
      {isFixed && <Banner icon="info">{say('person.fixed')}</Banner>}
      <TextLine
        field="displayName"
        label={say('person.displayName')}
        help={say('person.displayName.help')}
        value={draft.displayName}
        fault={faults.displayName}
        disabled={isFixed}
        onChange={(displayName) => onChange({ ...draft, displayName })}
      />
      {account === undefined ? (
        <TextLine
          field="name"
          label={say('person.name')}
          help={say('person.name.help')}
          value={name}
          fault={faults.name}
          onChange={(typed) => onChange({ ...draft, name: typed === '' ? undefined : typed })}
        />
      ) : (
        <p className="field">
          <span className="field-label">{say('person.name')}</span>
          <span>{account.name}</span>
        </p>
      )}
      <div
        className="field"
        role="group"
        aria-labelledby="person-posts"
        aria-describedby="person-posts-help"
        tabIndex={-1}
        data-fault="holdings"
      >
        <h3 id="person-posts">{say('person.posts')}</h3>
        <p className="field-help" id="person-posts-help">
          {say('person.posts.help')}
        </p>
        <p className="field-errors" role="alert">
          {faults.holdings}
        </p>
        {holdings.map((holding, index) => (
          <HoldingFields
            key={holding.id}
            holding={holding}
            n={index + 1}
            disabled={isFixed}
            onChange={(next) =>
              onChange({ ...draft, holdings: holdings.map((one) => (one.id === next.id ? next : one)) })
            }
            onRemove={
              holdings.length > 1
                ? () => onChange({ ...draft, holdings: holdings.filter((one) => one.id !== holding.id) })
                : undefined
            }
          />
        ))}
        {!isFixed && (
          <Button icon="plus" onClick={() => onChange({ ...draft, holdings: [...holdings, emptyHolding()] })}>
            {say('person.post.add')}
          </Button>
        )}
      </div>
      {!isFixed && (
        <Button tone="main" wide type="submit" busy={busy}>
          {say(account === undefined ? 'person.create' : 'person.save')}
        </Button>
      )}
    </form>
  );
}
