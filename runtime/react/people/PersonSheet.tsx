import { useState, type ReactNode } from 'react';
import { useToast } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import type { Account } from './Account.ts';
import { AccountActions } from './AccountActions.tsx';
import { draftOf, isChanged, type PersonDraft } from './PersonDraft.ts';
import { PersonForm } from './PersonForm.tsx';
import { Slip, type SlipFacts } from './Slip.tsx';
import { usePeopleTexts } from './usePeopleTexts.ts';

interface PersonSheetProps {
  /** Undefined for somebody new. */
  readonly account?: Account;
  /** Account names that are there. */
  readonly taken: ReadonlySet<string>;
  readonly onKept: (account: Account) => void;
  readonly onRemoved: (account: Account) => void;
  /** The list is not what the server has. */
  readonly onStale: () => void;
  readonly onClose: () => void;
}

/** Somebody's name, account and posts, and what can be done with the account; then the slip with the password, if there is a new one. */
export function PersonSheet({
  account,
  taken,
  onKept,
  onRemoved,
  onStale,
  onClose,
}: PersonSheetProps): ReactNode {
  const { say } = usePeopleTexts();
  const toast = useToast();
  const [draft, setDraft] = useState<PersonDraft>(() => draftOf(account));
  const [slip, setSlip] = useState<SlipFacts | null>(null);
  const [leaving, setLeaving] = useState(false);
  if (slip !== null) {
    return (
      // Nothing beside it closes it: the password would be gone.
      <Sheet key="slip" title={say('slip.title')} open onClose={onClose} role="alertdialog">
        <Slip {...slip} onDone={onClose} />
      </Sheet>
    );
  }
  return (
    <Sheet
      title={account?.displayName ?? say('person.new')}
      open
      onClose={() => (isChanged(draft, account) ? setLeaving(true) : onClose())}
    >
      <PersonForm
        account={account}
        draft={draft}
        taken={taken}
        onChange={setDraft}
        onStale={onStale}
        onSaved={(kept, password) => {
          onKept(kept);
          if (password !== undefined) {
            setSlip({ ...kept, password });
            return;
          }
          toast(say('person.saved'));
          onClose();
        }}
      />
      {account !== undefined && (
        <AccountActions
          account={account}
          onPassword={(password) => setSlip({ ...account, password })}
          onRemoved={() => onRemoved(account)}
          onStale={onStale}
        />
      )}
      <Confirm
        title={say('person.unsaved')}
        body={say('person.unsaved.ask')}
        yes={say('person.unsaved.yes')}
        no={say('person.unsaved.no')}
        open={leaving}
        onYes={onClose}
        onNo={() => setLeaving(false)}
      />
    </Sheet>
  );
}
